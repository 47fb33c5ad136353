import { describe, expect, it } from 'vitest'
import { matchPath } from './match-path.ts'

describe('matchPath', () => {
  it('hands out the named parts, decoded', () => {
    expect(matchPath('/accounts/:id', '/accounts/a%2Fb')).toEqual({ id: 'a/b' })
  })

  it('does not mind a slash at the end', () => {
    expect(matchPath('/reports/ttv', '/reports/ttv/')).toEqual({})
  })

  it.each(['/accounts', '/accounts/a/b', '/other/a', '/accounts/%E0%A4%A'])(
    'refuses %s',
    (path) => {
      expect(matchPath('/accounts/:id', path)).toBeNull()
    },
  )
})
