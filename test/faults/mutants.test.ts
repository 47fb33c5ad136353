import { describe, expect, test } from 'vitest'
import { mutate } from './build-mutant.ts'
import { type Mutant, mutants } from './mutants.ts'

// That each is caught takes minutes: `npm run test:faults -- mutants`.
describe('mutants', () => {
  test.each(Object.entries<Mutant>(mutants))(
    '%s can be made of the sources as they are',
    (_, mutant) => {
      for (const [, replacement] of mutant.changes) expect(mutate(mutant)).toContain(replacement)
    },
  )
})
