import { describe, expect, it } from 'vitest'
import { nameEnvironments } from './name-environments.ts'

const id = '01900000-0000-7000-8000-000000000001'

describe('nameEnvironments', () => {
  it('names each of them, and none where there is none', () => {
    expect(nameEnvironments([id, id])).toBe(`set local app.environments = '${id},${id}'`)
    expect(nameEnvironments([])).toBe("set local app.environments = ''")
  })

  it('lets nothing into the statement but UUIDs', () => {
    for (const strange of ["'; drop table users; --", `${id},`, '', `${id}\n`]) {
      expect(() => nameEnvironments([id, strange])).toThrow(TypeError)
    }
  })
})
