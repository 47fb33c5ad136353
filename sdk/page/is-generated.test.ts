import { describe, expect, it } from 'vitest'
import { isGenerated } from './is-generated.ts'

describe('isGenerated', () => {
  it.each([':r1:', '«r4»', 'radix-:r3:', 'headlessui-menu-button-4', 'css-1x2ab9', 'sc-bdVaJa'])(
    'says so of %s, which a library made',
    (value) => expect(isGenerated(value)).toBe(true),
  )
  it.each(['0d5a7c3e-4f11-4a7c-9b1e-2f3a4b5c6d7e', 'order-20931', 'row_9f8e7d', 'ember1234'])(
    'says so of %s, which stands for one record',
    (value) => expect(isGenerated(value)).toBe(true),
  )
  it.each([
    'invite',
    'new-project',
    'inviteButton',
    'step-2',
    'h1',
    'nav_main',
    'newProjectButton',
  ])('lets %s stand, which somebody wrote', (value) => expect(isGenerated(value)).toBe(false))
})
