import { describe, expect, it } from 'vitest'
import { guideDraftSchema, guideKinds } from '#contract/guide'
import { isDraftComplete } from '../is-draft-complete.ts'
import { starterDraft } from './starter-draft.ts'

describe.each(guideKinds)('a new %s', (kind) => {
  const draft = starterDraft(kind, { key: 'start', name: 'Start', milestone: 'published' })

  it('is a draft that the server takes as it is', () => {
    expect(guideDraftSchema.parse(draft)).toEqual(draft)
    expect(isDraftComplete(draft)).toBe(true)
  })

  it('is for everybody, and carries its name as its title', () => {
    expect(draft).toMatchObject({ kind, audience: null, content: { title: { en: 'Start' } } })
  })
})
