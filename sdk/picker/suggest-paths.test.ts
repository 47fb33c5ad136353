import { describe, expect, it } from 'vitest'
import { suggestPaths } from './suggest-paths.ts'

const at = (path: string, before?: string) => suggestPaths(`https://app.example${path}`, before)

describe('suggestPaths', () => {
  it('offers every start of the path and begins with the whole', () => {
    expect(at('/projects/settings/?tab=1#top')).toEqual({
      prefixes: ['/projects', '/projects/settings'],
      best: '/projects/settings',
    })
  })

  it.each(['7', '83f1c2d4-9b1e-4c0a-8d55-2f6f0a7b1c3d', '20260101', 'a8Xk2P9q'])(
    'takes the record %s for any',
    (id) => {
      expect(at(`/projects/${id}/members`).prefixes).toEqual([
        '/projects',
        '/projects/*',
        '/projects/*/members',
      ])
    },
  )

  it('offers nothing at the root, and no start that is every page', () => {
    expect(at('/')).toEqual({ prefixes: [], best: undefined })
    expect(at('/42/team').prefixes).toEqual(['/*/team'])
  })

  it('keeps to what the step said before where that holds, and only there', () => {
    expect(at('/projects/7/members', '/projects')).toMatchObject({ best: '/projects' })
    expect(at('/projects/7', '/proj*')).toEqual({
      prefixes: ['/projects', '/projects/*', '/proj*'],
      best: '/proj*',
    })
    expect(at('/team', '/projects')).toEqual({ prefixes: ['/team'], best: '/team' })
  })

  it('shows paths as people read them', () => {
    expect(at('/m%C3%BCnchen').prefixes).toEqual(['/münchen'])
  })
})
