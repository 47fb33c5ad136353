import { describe, expect, it } from 'vitest'
import type { SurveyContent } from '#contract/survey'
import { questionScales } from '#contract/survey'
import { previewSurvey } from './survey-preview.ts'

const content: SurveyContent = {
  title: { en: 'Tell us' },
  questions: [
    { key: 'nps', kind: 'nps', title: { en: 'Would you recommend us?' } },
    { key: 'csat', kind: 'csat', title: { en: 'Are you satisfied?' } },
    { key: 'ces', kind: 'ces', title: { en: 'Was it easy?' } },
    { key: 'why', kind: 'text', title: { en: 'Why?', de: 'Warum?' }, optional: true },
  ],
  askLater: true,
}
const words = { 'survey.npsFrom': 'Not at all likely', 'survey.npsTo': 'Extremely likely' }
const at = (index: number) =>
  previewSurvey(content, { guideKey: 'ask', language: 'de', words, at: index })

describe('previewSurvey', () => {
  it('names both ends of a scale in the SDK’s words', () => {
    expect(at(0).question?.scale).toEqual({
      from: 0,
      to: 10,
      fromLabel: 'Not at all likely',
      toLabel: 'Extremely likely',
    })
  })

  it('draws the scales that the contract names', () => {
    const drawn = content.questions.slice(0, 3).map(({ kind }, index) => {
      const scale = at(index).question?.scale
      return [kind, [scale?.from, scale?.to]]
    })
    expect(Object.fromEntries(drawn)).toEqual(questionScales)
  })

  it('asks in the language written, and may be passed over where that is allowed', () => {
    expect(at(3)).toMatchObject({
      number: 4,
      total: 4,
      question: { title: 'Warum?', isOptional: true, scale: null },
    })
  })

  it('thanks after the last question', () => {
    expect(at(4)).toMatchObject({ question: null, number: 4, canAskLater: true })
  })
})
