import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestEnvironment, newEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const asOf = '2026-03-30T12:00:00.000Z'

let app: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
  environment = await newEnvironment(app)
})
afterAll(() => app.close())

const funnel = {
  name: 'First project',
  steps: [{ event: 'created' }, { event: 'shared' }],
  windowDays: 2,
}
const put = (key: string, body: object) =>
  environment.request(`/api/v1/funnels/${key}`, { method: 'PUT', body })
const report = async (query: Record<string, string>) => {
  const answer = await environment.request(`/api/v1/metrics/funnel?${new URLSearchParams(query)}`)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as {
    recomputing: number | null
    funnel: { key: string }
    rows: { reached: { k: number }; sinceEntry: { medianMs: number } }[]
  }
}
const reached = async (query: Record<string, string>) =>
  (await report(query)).rows.map((row) => row.reached.k)

let messages = 0
const send = async (rows: [event: string, account: string, at: string][]) => {
  const answer = await environment.request('/v1/import', {
    method: 'POST',
    body: {
      batch: rows.map(([event, account, at]) => ({
        type: 'track',
        event,
        messageId: `funnel-${(messages += 1)}`,
        userId: `user-of-${account}`,
        context: { groupId: account },
        timestamp: `2026-03-${at}:00:00Z`,
        receivedAt: `2026-03-${at}:00:01Z`,
      })),
    },
  })
  expect(answer.status, await answer.text()).toBe(200)
}

describe('/api/v1/funnels', () => {
  it('saves a funnel, lists it, and the same again changes nothing', async () => {
    const saved = await put('first-project', funnel)
    expect(saved.status, await saved.clone().text()).toBe(200)
    expect(await saved.json()).toMatchObject({
      key: 'first-project',
      ...funnel,
      level: 'account',
      exclude: null,
      holdConstant: null,
      recomputing: null,
    })
    await put('first-project', funnel)
    const { rows } = (await (await environment.request('/api/v1/funnels')).json()) as {
      rows: { key: string; createdAt: string; updatedAt: string }[]
    }
    expect(rows.map(({ key, createdAt, updatedAt }) => [key, createdAt, updatedAt])).toEqual([
      ['first-project', asOf, asOf],
    ])
  })

  it('reads history of a funnel that is saved later, and keeps up with what comes', async () => {
    await send([
      ['created', 'acme', '28T10'],
      ['shared', 'acme', '28T12'],
      ['created', 'globex', '28T10'],
    ])
    await put('later', { ...funnel, windowDays: 1 })
    expect((await report({ funnel: 'later' })).recomputing).toBeNull()
    expect(await reached({ funnel: 'later' })).toEqual([2, 1])
    await send([['shared', 'globex', '28T20']])
    expect(await reached({ funnel: 'later' })).toEqual([2, 2])
    await send([['created', 'globex', '27T10']])
    expect(await reached({ funnel: 'later' })).toEqual([2, 1])
    const late = await report({ funnel: 'later', asOf: '2026-03-28T14:00:00Z' })
    expect(late.rows.map((row) => row.reached.k)).toEqual([2, 1])
  })

  it('answers other orders, windows and levels of it as if it were not saved', async () => {
    const asked = [
      {},
      { order: 'ordered_best_entry' },
      { order: 'any_order_first_entry' },
      { order: 'strict_best_entry' },
      { windowDays: '0.05' },
      { level: 'user' },
    ] as Record<string, string>[]
    const steps = JSON.stringify(funnel.steps)
    for (const query of asked) {
      expect(await reached({ funnel: 'later', ...query })).toEqual(
        await reached({ steps, windowDays: '1', ...query }),
      )
    }
  })

  it('forgets what was reached by steps that are changed', async () => {
    await put('later', { ...funnel, steps: [{ event: 'shared' }, { event: 'created' }] })
    expect(await reached({ funnel: 'later' })).toEqual([2, 0])
  })

  it('takes the one saved first where none is named', async () => {
    expect((await report({})).funnel.key).toBe('first-project')
  })

  it.each([
    ['steps', { ...funnel, steps: [{ event: 'created' }] }],
    ['steps.0.event', { ...funnel, steps: [{ milestone: 'created' }, { event: 'shared' }] }],
    ['windowDays', { ...funnel, windowDays: 0 }],
    ['exclude.between', { ...funnel, exclude: { event: 'x', between: [2, 3] } }],
  ])('refuses a wrong %s and names it', async (path, body) => {
    const answer = await put('wrong', body)
    expect(answer.ok).toBe(false)
    const { errors } = (await answer.json()) as { errors: { path: string }[] }
    expect(errors[0]?.path).toBe(path)
  })

  it('deletes a funnel once', async () => {
    const remove = () => environment.request('/api/v1/funnels/later', { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
  })
})
