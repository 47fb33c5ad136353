import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type MetricScene,
  newMetricScene,
  type SceneEvent,
} from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const asOf = '2026-03-30T12:00:00.000Z'
const start = { createdAt: '2026-03-01T12:00:00Z' }
const names = ['created', 'shared', 'published', 'dismissed', 'looked']
const steps = ['created', 'shared', 'published'].map((event) => ({ event }))
const accounts = ['a', 'b', 'c', 'staff']
const people = ['ann', 'ben', 'cleo', 'robot', 'insider', 'insiders-old-self']

/** The same numbers from 0 to 1 each time. */
function newDraw(): () => number {
  let state = 7
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

/** What people do in and out of accounts, before and after they say who they are, often at one instant. */
function tangledEvents(count: number): SceneEvent[] {
  const draw = newDraw()
  const pick = <One>(list: readonly One[]) => list[Math.floor(draw() * list.length)]!
  return Array.from({ length: count }, (): SceneEvent => {
    const account = pick([...accounts, undefined, undefined])
    const isKnown = draw() < 0.8
    return {
      at: `2026-03-${10 + Math.floor(draw() * 19)}T${10 + Math.floor(draw() * 3)}:00:00Z`,
      event: pick(names),
      user: isKnown ? pick(people) : null,
      ...(isKnown ? {} : { anonymousId: pick(['visitor', 'stranger']) }),
      ...(account === undefined ? {} : { account }),
      properties: { project: pick(['x', 'y', 7, null]) },
    }
  })
}

let app: TestApp
let scene: MetricScene
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
  scene = await newMetricScene(app)
  await scene.accounts(accounts.map((id) => ({ ...start, id, internal: id === 'staff' })))
  await scene.users(
    [...people, 'dan'].map((id) => ({
      ...start,
      id,
      bot: id === 'robot',
      internal: id === 'insider',
    })),
  )
  await scene.memberships([
    { userId: 'ann', accountId: 'a', validFrom: start.createdAt, validTo: '2026-03-20T00:00:00Z' },
    { userId: 'ann', accountId: 'b', validFrom: '2026-03-20T00:00:00Z' },
    { userId: 'ben', accountId: 'staff', validFrom: start.createdAt },
    { userId: 'robot', accountId: 'c', validFrom: start.createdAt },
  ])
  await scene.history([
    { at: '2026-03-09T10:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    { at: '2026-03-09T11:00:00Z', event: 'created', user: 'dans-old-self', account: 'a' },
    { at: '2026-03-09T12:00:00Z', event: 'shared', user: 'dans-old-self', account: 'b' },
    ...tangledEvents(400),
  ])
  const aliases = [
    { previousId: 'insiders-old-self', userId: 'insider' },
    { previousId: 'dans-old-self', userId: 'dan' },
  ]
  const answer = await scene.environment.request('/v1/import', {
    method: 'POST',
    body: {
      batch: aliases.map((alias, index) => ({
        type: 'alias',
        messageId: `alias-${index}`,
        ...alias,
        timestamp: '2026-03-29T10:00:00Z',
        receivedAt: '2026-03-29T10:00:01Z',
      })),
    },
  })
  expect(answer.status, await answer.text()).toBe(200)
})
afterAll(() => app.close())

const exclude = { event: 'dismissed', between: [1, 2] as [number, number] }

describe('a funnel that is not saved', () => {
  it.each([
    ['account', {}],
    ['user', {}],
    ['account', { exclude }],
    ['user', { exclude: { event: 'created', between: [2, 3] } }],
    ['account', { holdConstant: 'project' }],
    ['user', { holdConstant: 'project', exclude }],
    ['account', { steps: [...steps.slice(0, 2), { event: 'created' }] }],
    [
      'account',
      {
        steps: [
          { event: 'created', where: [{ property: 'project', op: 'is', value: 7 }] },
          ...steps.slice(1),
        ],
      },
    ],
  ] as const)('says of each %s what it says when it is saved, with %j', async (level, change) => {
    const funnel = { name: 'Same', steps, windowDays: 2, level, ...change }
    const saved = await scene.environment.request('/api/v1/funnels/same', {
      method: 'PUT',
      body: funnel,
    })
    expect(saved.status, await saved.text()).toBe(200)
    const asked = {
      level,
      windowDays: '2',
      steps: JSON.stringify(funnel.steps),
      ...('exclude' in change ? { exclude: JSON.stringify(change.exclude) } : {}),
      ...('holdConstant' in change ? { holdConstant: change.holdConstant } : {}),
    }
    const kept = await scene.report('funnel', asOf, { funnel: 'same', level })
    const walked = await scene.report('funnel', asOf, asked)
    expect(kept.rows[1]?.reached.k).toBeGreaterThan(0)
    expect({ ...walked, funnel: null }).toEqual({ ...kept, funnel: null })
    expect(await scene.units('funnel', asOf, asked)).toEqual(
      await scene.units('funnel', asOf, { funnel: 'same', level }),
    )
  })
})
