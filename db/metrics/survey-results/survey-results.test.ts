import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type MetricScene,
  newMetricScene,
  type SceneEvent,
} from '../../../test/harness/metric-scene.ts'
import { newGuideDraft, publishGuide } from '../../../test/harness/new-guide-draft.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const asOf = '2026-03-30T12:00:00.000Z'
const start = { createdAt: '2026-03-01T12:00:00Z' }
const metric = 'survey-results'
const title = { en: 'Title' }
const options = ['price', 'speed'].map((key) => ({ key, label: { en: `The ${key}` } }))
const questions = [
  { key: 'likely', kind: 'nps' as const, title },
  { key: 'satisfied', kind: 'csat' as const, title },
  { key: 'easy', kind: 'ces' as const, title },
  { key: 'why', kind: 'multiple' as const, title, options },
  { key: 'words', kind: 'text' as const, title },
]

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: '2026-03-01T00:00:00.000Z' })
})
afterAll(() => app.close())

interface SurveyScene {
  scene: MetricScene
  /** Each person is shown the survey at that time, and gives these answers a minute later. */
  answer(rows: [at: string, user: string, answers: Record<string, unknown>][]): Promise<void>
  asked(rows: [at: string, user: string, answers: Record<string, unknown>][]): SceneEvent[]
}

async function newSurvey(options: { timeZone?: string } = {}): Promise<SurveyScene> {
  const scene = await newMetricScene(app, options)
  const draft = newGuideDraft('survey', { content: { questions } })
  const versionId = await publishGuide(scene.environment, draft)
  await scene.accounts([{ ...start, id: 'acme' }])
  const asked: SurveyScene['asked'] = (rows) =>
    rows.flatMap(([at, user, answers]) => {
      const shared = { user, account: 'acme' }
      const properties = { guideKey: 'survey', versionId }
      const answeredAt = new Date(Date.parse(`2026-03-${at}Z`) + 60_000).toISOString()
      return [
        { ...shared, at: `2026-03-${at}Z`, event: '$guide_started', properties },
        ...Object.entries(answers).map(([questionKey, answer]) => ({
          ...shared,
          at: answeredAt,
          event: '$survey_answered',
          properties: { ...properties, questionKey, answer },
        })),
      ]
    })
  return { scene, asked, answer: (rows) => scene.history(asked(rows)) }
}

const ask = (scene: MetricScene, query: Record<string, string> = {}) =>
  scene.report(metric, asOf, { guide: 'survey', ...query })

/** So many people answer one question, each with one of the answers. */
const each = (question: string, answers: readonly unknown[], at = '10T12:00:00') =>
  answers.map((answer, index): [string, string, Record<string, unknown>] => [
    at,
    `user-${index}`,
    { [question]: answer },
  ])

describe('survey-results', () => {
  it('says nothing about nobody: 0 of 0 answered', async () => {
    const { scene } = await newSurvey()
    const { n, summary, rows } = await ask(scene)
    expect([n, summary.answered.rate]).toEqual([0, null])
    expect(rows.map(({ question, score }) => [question, score])).toEqual(
      questions.map(({ key }) => [key, null]),
    )
  })

  it('gives 5 promoters, 3 passives and 2 detractors as NPS 30, between -19 and 79', async () => {
    const { scene, answer } = await newSurvey()
    await answer(each('likely', [9, 10, 9, 10, 9, 7, 8, 7, 6, 0]))
    const [likely] = (await ask(scene)).rows
    expect(likely).toMatchObject({
      answered: { k: 10, n: 10 },
      score: { kind: 'nps', promoters: 5, passives: 3, detractors: 2, score: { estimate: 30 } },
    })
    const score = likely?.score?.kind === 'nps' ? likely.score.score : null
    // 100 · sqrt((0.5 + 0.2 − 0.3²) / 10) = 24.698
    expect(score?.lower).toBeCloseTo(30 - 1.959963984540054 * 24.698178, 4)
    expect(likely?.answers.map(({ share }) => share.k)).toEqual([1, 0, 0, 0, 0, 0, 1, 2, 1, 3, 2])
  })

  it('gives 4 of 6 satisfied without an interval, and an effort of 5', async () => {
    const { scene, answer } = await newSurvey()
    await answer([
      ...each('satisfied', [5, 4, 4, 5, 3, 1]),
      ...each('easy', [5, 6, 4, 5, 5], '11T12:00:00'),
    ])
    const [, satisfied, easy] = (await ask(scene)).rows
    expect(satisfied?.score).toMatchObject({
      kind: 'csat',
      satisfied: { k: 4, n: 6, rate: 4 / 6, lower: null },
      mean: { lower: null },
    })
    expect(easy?.score).toMatchObject({ kind: 'ces', mean: { estimate: 5 }, easy: { k: 4, n: 5 } })
  })

  it('hides what 4 people say, but not that they said it', async () => {
    const { scene, answer } = await newSurvey()
    await answer(each('likely', [9, 9, 9, 9]))
    const [likely] = (await ask(scene)).rows
    expect(likely).toMatchObject({ answered: { k: 4 }, score: null, answers: [] })
  })

  it('takes the latest answer of each person: 10 after 0 counts as 10, and 5 of 6 answered', async () => {
    const { scene, answer } = await newSurvey()
    await answer(each('likely', [0, 0, 0, 0, 0]))
    await answer([...each('likely', [10, 10, 10, 10, 10], '12T12:00:00'), ['12T12:00:00', 'x', {}]])
    await answer(each('likely', [1, 1, 1, 1, 1], '11T12:00:00'))
    const { rows, summary } = await ask(scene)
    expect(rows[0]?.score).toMatchObject({ score: { estimate: 100 } })
    expect([summary.answered.k, summary.answered.n]).toEqual([5, 6])
  })

  it('counts the same answer once: 1', async () => {
    const { scene, asked } = await newSurvey()
    const rows = asked(each('likely', [9])).map((one, index) => ({
      ...one,
      messageId: `same-${index}`,
    }))
    await scene.history([...rows, ...rows])
    expect((await ask(scene)).rows[0]?.answered.k).toBe(1)
  })

  it('leaves out what came in after as-of: 0 of 1 answered', async () => {
    const { scene, asked } = await newSurvey()
    const [shown, answered] = asked(each('likely', [9]))
    await scene.history([shown!, { ...answered!, receivedAt: '2026-03-30T12:00:00.001Z' }])
    app.clock.set('2026-03-31T12:00:00Z')
    const path = `/api/v1/metrics/${metric}?guide=survey&asOf=${asOf}`
    const report = await (await scene.environment.request(path)).json()
    expect(report.summary.answered).toMatchObject({ k: 0, n: 1 })
  })

  it('tells the course by months of the environment’s zone: 00:30 in Berlin on 1 March is March', async () => {
    const { scene, answer } = await newSurvey({ timeZone: 'Europe/Berlin' })
    await answer([
      ['01T00:10:00', 'a', { likely: 9 }],
      ['09T22:58:00', 'b', { likely: 9 }],
      ['09T23:10:00', 'c', { likely: 9 }],
    ])
    const course = async (per: string) =>
      (await ask(scene, { per })).rows[0]?.course.map(({ from, n }) => [from, n])
    expect(await course('month')).toEqual([['2026-03-01', 3]])
    expect(await course('week')).toEqual([
      ['2026-02-23', 1],
      ['2026-03-09', 2],
    ])
  })

  it('gives a visitor’s answer to whoever it turns out to be', async () => {
    const { scene, asked } = await newSurvey()
    const told = asked(each('likely', [9])).map((one) => ({
      ...one,
      user: null,
      anonymousId: 'visitor',
    }))
    await scene.history(told)
    expect((await ask(scene)).n).toBe(0)
    await scene.history([
      { at: '2026-03-10T13:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    const { rows } = await ask(scene, { level: 'user' })
    expect(rows[0]?.answered).toMatchObject({ k: 1, n: 1 })
  })

  it('never counts a neighbour environment’s rows: 0 here, 1 there', async () => {
    const { scene } = await newSurvey()
    const neighbour = await newSurvey()
    await neighbour.answer(each('likely', [9]))
    expect((await ask(scene)).n).toBe(0)
    expect((await ask(neighbour.scene)).n).toBe(1)
  })

  it('shares choices among those who answered: 3 of 5 and 4 of 5', async () => {
    const { scene, answer } = await newSurvey()
    const both = ['price', 'speed']
    await answer(each('why', [both, both, ['price'], ['speed'], ['speed', 'speed']]))
    const why = (await ask(scene, { question: 'why' })).rows[0]
    expect(why?.answers.map(({ label, share }) => [label, share.k, share.n])).toEqual([
      ['The price', 3, 5],
      ['The speed', 4, 5],
    ])
  })

  it('tells words as they were written, latest first, by pages of 20', async () => {
    const { scene, answer } = await newSurvey()
    await answer(
      Array.from({ length: 25 }, (_, index) => [
        `10T12:${10 + index}:00`,
        `user-${index}`,
        { words: `<b>${index}</b>` },
      ]),
    )
    const page = async (offset: string) =>
      (await ask(scene, { question: 'words', offset })).rows[0]?.words
    const [first, second] = [await page('0'), await page('20')]
    expect([first?.total, first?.rows.length, second?.rows.length]).toEqual([25, 20, 5])
    expect(first?.rows[0]).toMatchObject({
      text: '<b>24</b>',
      userId: 'user-24',
      accountId: 'acme',
    })
    expect(second?.rows.map(({ userId }) => userId)).toEqual(
      [4, 3, 2, 1, 0].map((index) => `user-${index}`),
    )
  })

  it('counts beside what fits no question: 1 made-up answer, 1 question that is gone', async () => {
    const { scene, answer } = await newSurvey()
    await answer([['10T12:00:00', 'a', { likely: 11, satisfied: 5, gone: 3 }]])
    const { rows, notes, summary } = await ask(scene)
    expect(rows.map(({ answered }) => answered.k)).toEqual([0, 1, 0, 0, 0])
    expect(notes).toEqual([
      { reason: 'no_such_answer', count: 1 },
      { reason: 'no_such_question', count: 1 },
    ])
    expect(summary.answered.k).toBe(1)
  })

  it('leaves own staff out and says so, and says who is behind a part of the scale', async () => {
    const { scene, answer } = await newSurvey()
    await scene.users([{ ...start, id: 'staff', internal: true }])
    await answer([
      ['10T12:00:00', 'staff', { likely: 10 }],
      ['10T12:00:00', 'ann', { likely: 3 }],
      ['10T12:00:00', 'ben', {}],
    ])
    const { n, exclusions } = await ask(scene)
    expect([n, exclusions]).toEqual([2, [{ reason: 'internal', count: 1 }]])
    const units = await scene.units(metric, asOf, {
      guide: 'survey',
      question: 'likely',
      level: 'user',
    })
    expect(Object.fromEntries(units.map((unit) => [unit.id, [unit.step, unit.reached]]))).toEqual({
      ann: ['detractor', true],
      ben: ['answered', false],
    })
  })

  it('says what to ask where the guide is no survey', async () => {
    const { scene } = await newSurvey()
    await publishGuide(scene.environment, newGuideDraft('tour'))
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?guide=tour`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('guide-performance')
  })
})
