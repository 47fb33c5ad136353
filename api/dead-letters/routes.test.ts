import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResponse } from '#contract/event-batch'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
let superuser: postgres.Sql
beforeAll(async () => {
  testApp = await newTestApp({ at: '2026-03-01T12:00:00.000Z' })
  environment = await newEnvironment(testApp)
  superuser = postgres(testApp.databaseUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await superuser.end()
  await testApp.close()
})

let sequence = 0
const track = (fields: Record<string, unknown> = {}) => ({
  type: 'track',
  event: 'saved',
  userId: 'ada',
  messageId: `message-${(sequence += 1)}`,
  ...fields,
})
const poison = (fields: Record<string, unknown> = {}) => track({ event: 'poison', ...fields })

/** The database refuses one event name, as a constraint that a value of a customer breaks would. */
async function refusing<T>(run: () => Promise<T>): Promise<T> {
  await superuser`alter table events add constraint no_poison check (name <> 'poison') not valid`
  try {
    return await run()
  } finally {
    await superuser`alter table events drop constraint no_poison`
  }
}

async function send(batch: unknown[]) {
  const answer = await environment.request('/v1/batch', { body: { batch } })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as BatchResponse).results.map(({ status, code }) => code ?? status)
}

async function ask<T>(method: 'GET' | 'POST', path: string): Promise<T> {
  const answer = await environment.request(path, { method })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

const letters = async () => {
  const { rows } = await ask<{ rows: { messageId: string; sqlstate: string }[] }>(
    'GET',
    '/api/v1/dead-letters',
  )
  return rows
}

describe('an event that the database refuses', () => {
  it('is rejected alone, kept with the reason, and taken in again once the cause is mended', async () => {
    const bad = poison({ properties: { marker: 'find me' } })
    const answers = await refusing(() => send([track(), track(), bad, track(), track()]))
    expect(answers).toEqual(['accepted', 'accepted', 'not_storable', 'accepted', 'accepted'])
    expect(await letters()).toMatchObject([{ messageId: bad.messageId, sqlstate: '23514' }])

    const live = await ask<{ rows: object[] }>('GET', '/api/v1/events/live')
    expect(live.rows).toContainEqual(
      expect.objectContaining({ status: 'rejected', code: 'not_storable', name: 'poison' }),
    )

    const again = await refusing(() => ask('POST', '/api/v1/dead-letters/replay'))
    expect(again).toEqual({ accepted: 0, duplicate: 0, rejected: 1 })
    expect(await letters()).toHaveLength(1)

    const mended = await ask('POST', '/api/v1/dead-letters/replay')
    expect(mended).toEqual({ accepted: 1, duplicate: 0, rejected: 0 })
    expect(await letters()).toEqual([])
    expect(await send([bad])).toEqual(['duplicate'])
  })

  it('leaves the requests that shared its transaction alone', async () => {
    const batches = [[track(), track()], [track(), poison()], [track()], [poison(), track()]]
    const answers = await refusing(() => Promise.all(batches.map(send)))
    expect(answers).toEqual([
      ['accepted', 'accepted'],
      ['accepted', 'not_storable'],
      ['accepted'],
      ['not_storable', 'accepted'],
    ])
    await ask('POST', '/api/v1/dead-letters/replay')
  })

  it('goes from the list when its sender gets it through before', async () => {
    const bad = poison()
    expect(await refusing(() => send([bad]))).toEqual(['not_storable'])
    expect(await send([bad])).toEqual(['accepted'])
    const report = await ask('POST', '/api/v1/dead-letters/replay')
    expect(report).toEqual({ accepted: 0, duplicate: 1, rejected: 0 })
    expect(await letters()).toEqual([])
  })

  it('is erased with its user', async () => {
    await refusing(() => send([track({ userId: 'eva' }), poison({ userId: 'eva' })]))
    expect(await letters()).toHaveLength(1)
    const answer = await environment.request('/api/v1/users/eva', { method: 'DELETE' })
    expect(answer.ok).toBe(true)
    expect(await letters()).toEqual([])
  })
})
