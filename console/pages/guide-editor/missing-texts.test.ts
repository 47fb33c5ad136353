import { describe, expect, it } from 'vitest'
import type { DraftOf, GuideDraft } from '#contract/guide'
import { countMissingTexts, languagesIn } from './missing-texts.ts'

const checklist: DraftOf<'checklist'> = {
  key: 'first-steps',
  name: 'First steps',
  kind: 'checklist',
  audience: null,
  trigger: 'auto',
  content: {
    title: { en: 'Get started', de: 'Los geht’s' },
    intro: { en: [] },
    phases: [
      {
        key: 'basics',
        title: { en: 'Basics', de: ' ' },
        unlock: { kind: 'condition', condition: { all: [] }, reason: { en: 'Later' } },
        steps: [
          {
            key: 'publish',
            title: { en: '', de: 'Veröffentlichen' },
            body: { en: [{ type: 'paragraph', children: [{ text: 'Do it' }] }] },
            milestone: 'published',
            actionLabel: { en: '' },
          },
        ],
      },
    ],
  },
}

describe('countMissingTexts', () => {
  it('counts texts that English has and the language has not', () => {
    // Phase title (only a blank), reason, body; not the title, nor what is empty in English too.
    expect(countMissingTexts(checklist, 'de')).toBe(3)
    expect(countMissingTexts(checklist, 'fr')).toBe(4)
  })

  it('counts empty English texts, but no optional text that is unused', () => {
    expect(countMissingTexts(checklist, 'en')).toBe(1)
  })

  it('counts titles and bodies of a tour', () => {
    const tour: GuideDraft = {
      ...checklist,
      kind: 'tour',
      content: {
        title: { en: 'Look around' },
        steps: [
          {
            key: 'one',
            title: { en: 'Here', fr: 'Ici' },
            body: { en: [{ type: 'paragraph', children: [{ text: 'A button' }] }] },
            target: {},
            placement: 'bottom',
            advance: { on: 'next' },
          },
        ],
      },
    }
    expect(countMissingTexts(tour, 'de')).toBe(3)
    expect(countMissingTexts(tour, 'fr')).toBe(2)
  })
})

describe('languagesIn', () => {
  it('begins with English and has every language that something is said in', () => {
    expect(languagesIn(checklist)).toEqual(['en', 'de'])
    const arabic = { ...checklist.content.title, ar: 'ابدأ' }
    expect(languagesIn({ ...checklist, content: { ...checklist.content, title: arabic } })).toEqual(
      ['en', 'de', 'ar'],
    )
  })
})
