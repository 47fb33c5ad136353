import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type MetricScene,
  newMetricScene,
  type SceneEvent,
} from '../../../test/harness/metric-scene.ts'
import { newGuideDraft, publishGuide } from '../../../test/harness/new-guide-draft.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const minuteMs = 60_000
const asOf = '2026-03-30T12:00:00.000Z'
const start = { createdAt: '2026-03-01T12:00:00Z' }
const metric = 'guide-performance'

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: '2026-03-01T00:00:00.000Z' })
})
afterAll(() => app.close())

/** A tour of the steps `one` and `two`, and the version that pages tell of. */
async function newScene(accounts: string[], options: { timeZone?: string } = {}) {
  const scene = await newMetricScene(app, options)
  const versionId = await publishGuide(scene.environment, newGuideDraft('tour'))
  if (accounts.length > 0) await scene.accounts(accounts.map((id) => ({ ...start, id })))
  return { scene, versionId }
}

const about = (guideKey: string, versionId: string, rows: [string, string, string, string?][]) =>
  rows.map(([at, event, account, stepKey]): SceneEvent => ({
    at: `2026-03-${at}Z`,
    event,
    account,
    properties: { guideKey, versionId, shown: true, ...(stepKey ? { stepKey } : {}) },
  }))

/** Asks of the tour. */
const ask = (scene: MetricScene, query: Record<string, string> = {}) =>
  scene.report(metric, asOf, { guide: 'tour', ...query })

const counts = ({ summary, n }: Awaited<ReturnType<typeof ask>>) => [
  n,
  summary.started.k,
  summary.finished.k,
  summary.dismissed.k,
]

describe('guide-performance', () => {
  it('says nothing about nobody: of 0 shown no share started', async () => {
    const { scene } = await newScene(['a'])
    const report = await ask(scene)
    expect(report.guide).toEqual({ key: 'tour', name: 'tour', kind: 'tour', version: 1 })
    expect(counts(report)).toEqual([0, 0, 0, 0])
    expect(report.summary.started.rate).toBeNull()
    expect(report.summary.timeToFinish.medianMs.estimate).toBeNull()
  })

  it('takes everybody: 2 of 2 finished, in 3 and 5 minutes', async () => {
    const { scene, versionId } = await newScene(['a', 'b'])
    await scene.history(
      about('tour', versionId, [
        ['10T12:00:00', '$guide_started', 'a'],
        ['10T12:00:01', '$guide_step_shown', 'a', 'one'],
        ['10T12:01:00', '$guide_step_shown', 'a', 'two'],
        ['10T12:03:00', '$guide_completed', 'a'],
        ['10T12:00:00', '$guide_started', 'b'],
        ['10T12:05:00', '$guide_completed', 'b'],
      ]),
    )
    const report = await ask(scene)
    expect(counts(report)).toEqual([2, 2, 2, 0])
    expect(report.rows.map(({ step, reached }) => [step, reached.k, reached.n])).toEqual([
      ['one', 1, 2],
      ['two', 1, 2],
    ])
    expect(report.summary.timeToFinish.medianMs.estimate).toBe(4 * minuteMs)
  })

  it('keeps who is still under way as waiting: a median of none with 1 of 3 finished', async () => {
    const { scene, versionId } = await newScene(['a', 'b', 'c'])
    await scene.history(
      about('tour', versionId, [
        ['10T12:00:00', '$guide_started', 'a'],
        ['10T12:00:00', '$guide_started', 'b'],
        ['10T12:00:00', '$guide_started', 'c'],
        ['10T12:03:00', '$guide_completed', 'a'],
      ]),
    )
    const { timeToFinish } = (await ask(scene)).summary
    expect([timeToFinish.n, timeToFinish.events]).toEqual([3, 1])
    expect(timeToFinish.medianMs.estimate).toBeNull()
    expect(timeToFinish.quantilesMs.p25).toBe(3 * minuteMs)
  })

  it('says at which step a guide was dismissed: 1 at the second, and none of who finished after all', async () => {
    const { scene, versionId } = await newScene(['a', 'b'])
    await scene.history(
      about('tour', versionId, [
        ['10T12:00:00', '$guide_step_shown', 'a', 'one'],
        ['10T12:01:00', '$guide_step_shown', 'a', 'two'],
        ['10T12:02:00', '$guide_dismissed', 'a', 'two'],
        ['10T12:01:00', '$guide_dismissed', 'b', 'one'],
        ['11T12:02:00', '$guide_completed', 'b'],
      ]),
    )
    const report = await ask(scene)
    expect(counts(report)).toEqual([2, 2, 1, 1])
    expect(report.rows.map(({ dismissedHere }) => dismissedHere)).toEqual([0, 1])
    expect(report.summary.dismissedElsewhere).toBe(0)
  })

  it('counts an event that comes twice once: 1 shown', async () => {
    const { scene, versionId } = await newScene(['a'])
    const [told] = about('tour', versionId, [['10T12:00:00', '$guide_started', 'a']])
    await scene.history([told!, told!].map((one) => ({ ...one, messageId: `twice-${versionId}` })))
    expect(counts(await ask(scene))).toEqual([1, 1, 0, 0])
  })

  it('leaves out what came in after as-of: shown, not finished', async () => {
    const { scene, versionId } = await newScene(['a'])
    const told = about('tour', versionId, [
      ['10T12:00:00', '$guide_started', 'a'],
      ['10T12:01:00', '$guide_completed', 'a'],
    ])
    await scene.history([told[0]!, { ...told[1]!, receivedAt: '2026-03-30T12:00:00.001Z' }])
    app.clock.set('2026-03-31T12:00:00Z')
    const answer = await scene.environment.request(
      `/api/v1/metrics/${metric}?guide=tour&asOf=${asOf}`,
    )
    expect(counts(await answer.json())).toEqual([1, 1, 0, 0])
  })

  it('counts from when the guide was first shown: of 2 one in the period, by the instant in any zone', async () => {
    const { scene, versionId } = await newScene(['a', 'b'], { timeZone: 'Europe/Berlin' })
    await scene.history(
      about('tour', versionId, [
        ['09T22:30:00', '$guide_started', 'a'],
        ['09T23:30:00', '$guide_started', 'b'],
        ['11T12:00:00', '$guide_completed', 'a'],
      ]),
    )
    const report = await ask(scene, { from: '2026-03-10T00:00:00+01:00' })
    expect(counts(report)).toEqual([1, 1, 0, 0])
  })

  it('gives a visitor’s run to whoever it turns out to be: 1 user finished', async () => {
    const { scene, versionId } = await newScene([])
    const told = about('tour', versionId, [
      ['10T12:00:00', '$guide_started', ''],
      ['10T12:04:00', '$guide_completed', ''],
    ]).map(({ account: _, ...one }) => ({ ...one, user: null, anonymousId: 'visitor' }))
    await scene.history([
      ...told,
      { at: '2026-03-10T13:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    expect(counts(await ask(scene, { level: 'user' }))).toEqual([1, 1, 1, 0])
  })

  it('never counts a neighbour environment’s rows: 0 here, 1 there', async () => {
    const { scene } = await newScene(['a'])
    const { scene: neighbour, versionId } = await newScene(['a'])
    await neighbour.history(about('tour', versionId, [['10T12:00:00', '$guide_started', 'a']]))
    expect(counts(await ask(scene))[0]).toBe(0)
    expect(counts(await ask(neighbour))[0]).toBe(1)
  })

  it('tells a hint that was seen from one that was opened, and how its target fared', async () => {
    const scene = await newMetricScene(app)
    const versionId = await publishGuide(scene.environment, newGuideDraft('hint'))
    await scene.accounts(['a', 'b'].map((id) => ({ ...start, id })))
    const health = { event: '$guide_target_health', account: 'a' }
    const properties = { guideKey: 'hint', versionId, path: '/projects/1' }
    await scene.history([
      ...about('hint', versionId, [
        ['10T12:00:00', '$guide_decided', 'a'],
        ['10T12:00:00', '$guide_decided', 'b'],
        ['10T12:01:00', '$guide_opened', 'b'],
      ]),
      { ...health, at: '2026-03-10T12:00:00Z', properties: { ...properties, health: 'found' } },
      { ...health, at: '2026-03-11T12:00:00Z', properties: { ...properties, health: 'lost' } },
      { ...health, at: '2026-03-02T11:00:00Z', properties: { ...properties, health: 'lost' } },
    ])
    const { n, summary, rows } = await ask(scene, { guide: 'hint' })
    expect([n, summary.started.k]).toEqual([2, 1])
    expect(summary.health).toEqual({ found: 1, ambiguous: 0, occluded: 0, lost: 1 })
    expect(rows).toEqual([])
  })

  it('takes a step of a checklist as done by its milestone, by whomever, or by a tick: 1 and 1 of 2', async () => {
    const scene = await newMetricScene(app)
    await scene.milestones({ published: {} })
    const versionId = await publishGuide(scene.environment, newGuideDraft('checklist'))
    await scene.accounts(['a', 'b'].map((id) => ({ ...start, id })))
    await scene.history([
      ...about('checklist', versionId, [
        ['10T12:00:00', '$guide_started', 'a'],
        ['10T12:00:00', '$guide_started', 'b'],
        ['10T12:01:00', '$guide_step_marked', 'b', 'publish'],
      ]),
      { at: '2026-03-10T13:00:00Z', event: 'published', account: 'a', user: 'a-teammate' },
    ])
    const { rows } = await ask(scene, { guide: 'checklist' })
    expect(rows.map(({ reached, markedByHand }) => [reached.k, reached.n, markedByHand])).toEqual([
      [2, 2, 1],
    ])
  })

  it('tells each version of who met it first: 1 of the first finished in the second', async () => {
    const { scene, versionId } = await newScene(['a', 'b'])
    const draft = newGuideDraft('tour', { name: 'Another name' })
    const second = await publishGuide(scene.environment, draft)
    await scene.history([
      ...about('tour', versionId, [['10T12:00:00', '$guide_started', 'a']]),
      ...about('tour', second, [
        ['11T12:00:00', '$guide_completed', 'a'],
        ['11T12:00:00', '$guide_started', 'b'],
      ]),
    ])
    const { versions } = await ask(scene)
    expect(versions.map(({ version, n, finished }) => [version, n, finished.k])).toEqual([
      [2, 1, 0],
      [1, 1, 1],
    ])
    expect(counts(await ask(scene, { version: '1' }))).toEqual([1, 1, 1, 0])
  })

  it('leaves own staff out, in whichever account, and says so', async () => {
    const { scene, versionId } = await newScene(['a'])
    await scene.accounts([{ ...start, id: 'own', internal: true }])
    await scene.users([{ ...start, id: 'staff', internal: true }])
    const [told, ofOwn] = about('tour', versionId, [
      ['10T12:00:00', '$guide_started', 'a'],
      ['10T12:00:00', '$guide_completed', 'own'],
    ])
    await scene.history([{ ...told!, user: 'staff' }, ofOwn!])
    const report = await ask(scene)
    expect(counts(report)).toEqual([0, 0, 0, 0])
    expect(report.exclusions).toEqual([{ reason: 'internal', count: 1 }])
  })

  it('tells the groups of a trait, and which accounts are behind a number', async () => {
    const { scene, versionId } = await newScene([])
    await scene.accounts([
      { ...start, id: 'a', traits: { plan: 'pro' } },
      { ...start, id: 'b', traits: { plan: 'free' } },
    ])
    await scene.history(
      about('tour', versionId, [
        ['10T12:00:00', '$guide_started', 'a'],
        ['10T12:02:00', '$guide_completed', 'a'],
        ['10T12:00:00', '$guide_started', 'b'],
      ]),
    )
    const { groups } = await ask(scene, { groupBy: 'plan' })
    expect(groups?.rows.map(({ value, n, finished }) => [value, n, finished.k])).toEqual([
      ['free', 1, 0],
      ['pro', 1, 1],
    ])
    const units = await scene.units(metric, asOf, { guide: 'tour', groupBy: 'plan' })
    const finished = units.filter(({ step, reached }) => step === 'finished' && reached)
    expect(finished.map(({ id, durationMs, group }) => [id, durationMs, group])).toEqual([
      ['a', 2 * minuteMs, 'pro'],
    ])
  })

  it('says what to ask where a guide is not named, not there, or has no such version', async () => {
    const { scene } = await newScene([])
    const asked = ['', '?guide=nothing', '?guide=tour&version=7']
    const answers = await Promise.all(
      asked.map((query) => scene.environment.request(`/api/v1/metrics/${metric}${query}`)),
    )
    const problems = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
    expect(problems).toEqual([
      expect.stringContaining('Name a guide'),
      expect.stringContaining('There is no guide'),
      expect.stringContaining('no version 7'),
    ])
  })
})
