import type { GuideDraft } from '#contract/guide'
import { guideKinds } from '#contract/guide'
import { describe, expect, test } from 'vitest'
import { newGuideDraft } from '../../test/harness/new-guide-draft.ts'
import { checkGuide } from './check-guide.ts'
import { listUnsafeUrls } from './list-unsafe-urls.ts'

const surroundings = {
  milestones: new Set(['published']),
  segments: new Set(['pilots']),
  guides: new Set(['tour', 'survey']),
}
const faults = (draft: GuideDraft) => checkGuide(draft, surroundings).map(({ path }) => path)
const blank = { en: ' ', de: 'Da' }
const blankBody = { en: [{ type: 'paragraph' as const, children: [{ text: ' ' }] }] }
const tourSteps = newGuideDraft('tour').content.steps

describe('checkGuide', () => {
  test.each(guideKinds)('a whole guide of kind %s is ready', (kind) => {
    expect(checkGuide(newGuideDraft(kind), surroundings)).toEqual([])
  })

  test.each(guideKinds)('a %s without an English title is not', (kind) => {
    const draft = newGuideDraft(kind)
    draft.content.title = blank
    expect(faults(draft)).toEqual(['content.title.en'])
  })

  test.each(['hint', 'banner', 'modal'] as const)(
    'a %s needs words and a labelled button',
    (kind) => {
      const draft = newGuideDraft(kind)
      draft.content.body = blankBody
      draft.content.button = { label: blank, action: { kind: 'tour', guide: 'gone' } }
      expect(faults(draft)).toEqual([
        'content.button.label.en',
        'content.body.en',
        'content.button.action.guide',
      ])
    },
  )

  test('a button starts a guide of any kind that is not archived', () => {
    const action = { kind: 'tour' as const, guide: 'survey' }
    const draft = newGuideDraft('banner', { content: { button: { label: { en: 'Go' }, action } } })
    expect(faults(draft)).toEqual([])
  })

  test.each([
    { tag: 'button' },
    { landmark: { role: 'main' } },
    { within: [{ name: 'Frame' }] },
    {},
  ])('the locator %j tells no element', (target) => {
    expect(faults(newGuideDraft('hint', { content: { target } }))).toEqual(['content.target'])
    const audience = { not: { element: target } }
    expect(faults(newGuideDraft('banner', { audience }))).toEqual(['audience'])
  })

  test('only tooltips need a target, and only they can wait for a click on it', () => {
    const [one] = tourSteps
    const { target: _, ...untargeted } = one!
    const steps = [
      { ...untargeted, key: 'tooltip' },
      { ...untargeted, key: 'docked', form: 'docked' as const },
      { ...untargeted, key: 'modal', form: 'modal' as const, advance: { on: 'click' as const } },
    ]
    expect(faults(newGuideDraft('tour', { content: { steps } }))).toEqual([
      'content.steps.0.target',
      'content.steps.2.advance',
    ])
  })

  test('a branch leads to a step of the tour or to its end', () => {
    const branch = (goTo: string) => ({ label: { en: 'On' }, goTo })
    const branches = [branch('two'), branch('end'), branch('gone'), { label: blank, goTo: 'one' }]
    const steps = [{ ...tourSteps[0]!, branches }, tourSteps[1]!, { ...tourSteps[1]!, key: 'end' }]
    expect(faults(newGuideDraft('tour', { content: { steps } }))).toEqual([
      'content.steps.0.branches.3.label.en',
      'content.steps.0.branches.2.goTo',
      'content.steps.2.key',
    ])
  })

  test('a choice needs options, other questions have none, and no key comes twice', () => {
    const title = { en: 'Which?' }
    const options = ['a', 'a'].map((key) => ({ key, label: title }))
    const draft = newGuideDraft('survey', {
      content: {
        questions: [
          { key: 'one', kind: 'single', title },
          { key: 'one', kind: 'multiple', title, options },
          { key: 'two', kind: 'text', title, options: [{ key: 'x', label: blank }] },
        ],
      },
    })
    expect(faults(draft)).toEqual([
      'content.questions.2.options.0.label.en',
      'content.questions.1.key',
      'content.questions.1.options.1.key',
      'content.questions.0.options',
      'content.questions.2.options',
    ])
  })

  test('a resource centre names its links', () => {
    const links = [{ title: blank, url: '/docs' }]
    expect(faults(newGuideDraft('resource_centre', { content: { links } }))).toEqual([
      'content.links.0.title.en',
    ])
  })

  test.each(['http://cdn.example/a.png', 'mailto:ada@example.com'])(
    'the picture %s is not shown by pages',
    (url) => {
      const draft = newGuideDraft('modal', { content: { image: { url } } })
      expect(faults(draft)).toEqual(['content.image.url'])
    },
  )

  test('a schedule ends after it begins', () => {
    const from = '2026-05-02T09:00:00+02:00'
    const schedule = { from, until: '2026-05-02T07:00:00Z' }
    expect(faults(newGuideDraft('banner', { schedule }))).toEqual(['schedule.until'])
    expect(faults(newGuideDraft('banner', { schedule: { from } }))).toEqual([])
  })

  test.each([{ page: 'path', op: 'exists' } as const, { element: { name: 'Invite' } }])(
    'the server unlocks phases, and cannot look for %j',
    (condition) => {
      const draft = newGuideDraft('checklist')
      const unlock = { kind: 'condition' as const, condition, reason: { en: 'Invite somebody' } }
      draft.content.phases[0]!.unlock = unlock
      expect(faults(draft)).toEqual(['content.phases.0.unlock.condition'])
    },
  )
})

describe('listUnsafeUrls', () => {
  const url = 'java\nscript:alert(1)'
  const label = { en: 'Go' }
  const body = {
    en: [],
    'pt-BR': [{ type: 'list' as const, items: [[{ text: 'Go', href: url }]] }],
  }
  const open = { kind: 'open' as const, url }
  const steps = [{ ...tourSteps[0]!, body }]

  test.each<[GuideDraft, string]>([
    [newGuideDraft('tour', { content: { steps } }), 'content.steps.0.body.pt-BR.0.items.0.0.href'],
    [
      newGuideDraft('hint', { content: { button: { label, action: open } } }),
      'content.button.action.url',
    ],
    [newGuideDraft('banner', { content: { body } }), 'content.body.pt-BR.0.items.0.0.href'],
    [newGuideDraft('modal', { content: { image: { url } } }), 'content.image.url'],
    [
      newGuideDraft('survey', { content: { thanks: body } }),
      'content.thanks.pt-BR.0.items.0.0.href',
    ],
    [
      newGuideDraft('resource_centre', { content: { links: [{ title: label, url }] } }),
      'content.links.0.url',
    ],
    [
      newGuideDraft('checklist', { content: { intro: body } }),
      'content.intro.pt-BR.0.items.0.0.href',
    ],
  ])('finds an address that runs a script: $kind', (draft, path) => {
    expect(listUnsafeUrls(draft).map((error) => error.path)).toEqual([path])
  })
})
