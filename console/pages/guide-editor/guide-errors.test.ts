import { describe, expect, it } from 'vitest'
import type { GuideDraft } from '#contract/guide'
import { starterDraft } from './kinds/starter-draft.ts'
import { errorsStillTrue, sayGuideError, toGuideErrors } from './guide-errors.ts'

const draft = starterDraft('checklist', { key: 'start', name: 'Start', milestone: 'published' })
const english = { path: 'content.phases.0.title.en', message: 'The English text is missing' }

function withPhaseTitle(en: string): GuideDraft {
  if (draft.kind !== 'checklist') throw new Error('The starter is a checklist')
  const phases = draft.content.phases.map((phase) => ({ ...phase, title: { en } }))
  return { ...draft, content: { ...draft.content, phases } }
}

describe('errorsStillTrue', () => {
  it('drops an error once its place is changed, and brings it back with the old value', () => {
    const errors = toGuideErrors([english], draft)
    expect(errorsStillTrue(errors, draft)).toEqual(errors)
    expect(errorsStillTrue(errors, withPhaseTitle('Basics'))).toEqual([])
    expect(errorsStillTrue(errors, withPhaseTitle(''))).toEqual(errors)
  })

  it('knows a path that does not exist', () => {
    const errors = toGuideErrors([{ path: 'content.phases.7.key', message: 'gone' }], draft)
    expect(errorsStillTrue(errors, draft)).toEqual(errors)
  })
})

describe('sayGuideError', () => {
  it.each([
    ['draft.name', 'Give it a name.'],
    ['content.phases.0.title.en', 'The English text is missing.'],
    ['content.phases.0.steps.0.milestone', 'This milestone no longer exists. Choose another.'],
    ['content.steps.0.target', 'Nothing says which element is meant.'],
    ['content.phases.0.unlock', 'There is no phase before the first.'],
    [
      'content.phases.0.steps.0.body.en.0.children.1.href',
      'Use an http, https, mailto or tel address, or a path.',
    ],
    ['content.phases.0.steps', 'from the server'],
  ])('says what is wrong at %s', (path, said) => {
    const [error] = toGuideErrors([{ path, message: 'from the server' }], draft)
    expect(error && sayGuideError(error)).toBe(said)
  })
})
