// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { SurveyResultsReport } from '#contract/reports/survey-results'
import { rateWithInterval } from '../../../../db/metrics/estimators/rate-with-interval.ts'
import { scoreAnswers } from '../../../../db/metrics/survey-results/score-answers.ts'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../../../test/harness/console-page.tsx'
import { refusal } from '../../../../test/harness/fake-fetch.ts'
import { firstValueReport } from '../../../../test/harness/first-value-report.ts'
import { publishedGuide } from '../../../../test/harness/published-guide.ts'
import { starterDraft } from '../kinds/starter-draft.ts'

const guide = publishedGuide(starterDraft('survey', { key: 'ask', name: 'Ask', milestone: '' }))

/** One question for the score, one for words, of so many people of whom these answered. */
function reportOf(n: number, scores: number[], texts: string[] = []): SurveyResultsReport {
  const { definition, asOf, period, interval } = firstValueReport({ started: n, followedDays: 30 })
  const answered = rateWithInterval(scores.length, n)
  const score = scoreAnswers('nps', scores)
  const shared = { groups: null, course: [] }
  return {
    metric: 'survey-results',
    definition: { ...definition, id: 'survey-results' },
    asOf,
    period,
    level: 'account',
    n,
    interval,
    exclusions: [],
    recomputing: null,
    guide: { key: 'ask', name: 'Ask', version: 1 },
    summary: { answered },
    notes: [],
    rows: [
      {
        ...shared,
        question: 'likely',
        title: 'Would you recommend us?',
        kind: 'nps',
        answered,
        score,
        answers: Array.from({ length: score ? 11 : 0 }, (_, point) => ({
          answer: String(point),
          label: String(point),
          share: rateWithInterval(scores.filter((one) => one === point).length, scores.length),
        })),
        course: [
          { from: '2026-09-01', n: 3, score: null },
          { from: '2026-10-01', n: scores.length, score },
        ],
        words: null,
      },
      {
        ...shared,
        question: 'why',
        title: 'Why?',
        kind: 'text',
        answered: rateWithInterval(texts.length, n),
        score: null,
        answers: [],
        words: {
          total: texts.length + 20,
          rows: texts.map((text, index) => ({
            userId: `user-${index}`,
            userName: null,
            accountId: 'acme',
            accountName: 'Acme',
            answeredAt: asOf,
            text,
          })),
        },
      },
    ],
  }
}

const openAnswers = (answer: () => object, query = '') =>
  openConsolePage(`/guides/ask?tab=answers${query}`, {
    '/api/v1/guides/ask': () => guide,
    '/api/v1/guides': () => ({ rows: [guide], nextCursor: null }),
    '/api/v1/guides/ask/target-health': () => ({ steps: [] }),
    '/api/v1/milestones': () => ({ rows: [], nextCursor: null }),
    '/api/v1/segments': () => ({ rows: [], nextCursor: null }),
    '/api/v1/metrics/survey-results': answer,
  })

afterEach(closeConsolePage)

describe('AnswersView', () => {
  it('tells the score with its interval, who it is made of, and how answers are spread', async () => {
    await openAnswers(() => reportOf(40, [9, 10, 9, 10, 9, 7, 8, 7, 6, 0], ['Fine']))
    await seeing('Net promoter score')
    await seeing('95% interval -18 to 78')
    await seeing('5 promoters (9, 10)')
    await seeing('10 of 40')
    const chart = await finding('svg.chart')
    expect(chart.getAttribute('aria-label')).toContain('9 30%')
    await seeing('Over time')
  })

  it('hides what 4 people said', async () => {
    await openAnswers(() => reportOf(40, [9, 10, 9, 10]))
    await seeing('What fewer than 5 people answered is not shown.')
    expect(document.querySelector('.nps-bar')).toBeNull()
  })

  it('shows words as words, whatever they look like, and leads to earlier ones', async () => {
    const { asked } = await openAnswers(() => reportOf(40, [], ['<img src=x onerror=alert(1)>']))
    await seeing('<img src=x onerror=alert(1)>')
    expect(document.querySelector('main img')).toBeNull()
    await clickOn('button', 'Earlier ones')
    await seeing('<img')
    expect(new URLSearchParams(location.search).get('words')).toBe('20')
    expect(asked.some((path) => path.includes('offset=20'))).toBe(true)
  })

  it('says what to do while nobody has been asked', async () => {
    await openAnswers(() => reportOf(0, []))
    await seeing('Nobody has been asked in this period')
  })

  it('says what failed, and offers to try again', async () => {
    await openAnswers(() => refusal('internal'))
    await finding('button', 'Try again')
  })
})
