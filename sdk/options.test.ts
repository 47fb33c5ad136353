import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

const page = { href: 'https://app.example/projects?x=1', scriptHost: 'https://mp.example/' }
const writeKey = 'mp_wk_1'

describe('readOptions', () => {
  it('asks the host the script came from', () => {
    expect(readOptions({ writeKey }, page)).toEqual({
      writeKey,
      host: 'https://mp.example',
      consentRequired: false,
      autoPage: true,
      locale: undefined,
      surfaces: {},
    })
  })

  it('takes a path of the own domain as host', () => {
    expect(readOptions({ writeKey, host: '/mp/' }, page)?.host).toBe('https://app.example/mp')
  })

  it.each([
    undefined,
    {},
    { writeKey: 'mp_sk_1' },
    { writeKey, host: 'javascript:alert(1)' },
    { writeKey, host: 'https://' },
  ])('refuses %j', (given) => {
    expect(readOptions(given, page)).toBeUndefined()
  })
})
