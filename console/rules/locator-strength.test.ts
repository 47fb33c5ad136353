import { describe, expect, it } from 'vitest'
import { locatorStrength, signsOf } from './locator-strength.ts'

const landmark = { role: 'main' }

describe('locatorStrength', () => {
  it.each([
    ['strong', { role: 'button', name: 'Publish', landmark }],
    ['strong', { role: 'button', name: 'Publish', attributes: { 'data-testid': 'publish' } }],
    ['fair', { role: 'button', name: 'Publish' }],
    ['fair', { tag: 'div', text: 'Reports', path: 'main > div' }],
    ['weak', { role: 'button', landmark, path: 'main > button:nth-child(2)' }],
    ['weak', {}],
  ] as const)('is %s for %j', (strength, locator) => {
    expect(locatorStrength(locator)).toBe(strength)
  })
})

describe('signsOf', () => {
  it('names each sign once, the surest first', () => {
    expect(
      signsOf({ path: 'a', name: 'Reports', text: 'Reports', attributes: { id: 'reports' } }),
    ).toEqual(['attributes', 'name', 'path'])
  })
})
