import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResponse } from '#contract/event-batch'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp({ at: '2026-03-01T12:00:00.000Z' })
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

let sequence = 0
const track = (fields: Record<string, unknown> = {}) => ({
  type: 'track',
  event: 'clicked',
  userId: 'ada',
  messageId: `message-${(sequence += 1)}`,
  ...fields,
})

async function send(batch: unknown[], fields: Record<string, unknown> = {}) {
  const answer = await environment.request('/v1/batch', { body: { batch, ...fields } })
  expect(answer.status).toBe(200)
  return (await answer.json()) as BatchResponse
}

async function storedEvent(messageId: string) {
  const [row] = await testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql<{ occurredAtMs: number; properties: unknown }[]>`
      select occurred_at as "occurredAtMs", properties from events where message_id = ${messageId}`,
  )
  return row
}

describe('POST /v1/batch', () => {
  it('answers one by one, and a bad event refuses none of its siblings', async () => {
    const good = track()
    const { results } = await send([good, 'text', track({ event: '' }), track({ userId: null })])
    expect(results.map(({ status, code, field }) => [status, code, field])).toEqual([
      ['accepted', undefined, undefined],
      ['rejected', 'invalid_event', undefined],
      ['rejected', 'invalid_event_name', 'event'],
      ['rejected', 'identity_missing', 'userId'],
    ])
    expect(await storedEvent(good.messageId)).toBeDefined()
  })

  it('stores a message once, whether it is sent twice in one batch or later again', async () => {
    const event = track()
    const first = await send([event, event])
    const second = await send([{ ...event, event: 'other' }])
    expect([...first.results, ...second.results].map((result) => result.status)).toEqual([
      'accepted',
      'duplicate',
      'duplicate',
    ])
  })

  it('stores a batch once that comes twenty times at the same instant', async () => {
    const batch = Array.from({ length: 50 }, () => track())
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(batch)))
    const statuses = answers.flatMap(({ results }) => results.map((result) => result.status))
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(50)
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(950)
  })

  it('corrects a clock that is two hours fast, and leaves one that is 59 seconds off', async () => {
    const fast = track({ timestamp: '2026-03-01T14:00:00.000Z' })
    await send([fast], { sentAt: '2026-03-01T14:00:00.000Z' })
    expect((await storedEvent(fast.messageId))?.occurredAtMs).toBe(testApp.now())
    const slow = track({ timestamp: '2026-03-01T11:59:00.000Z' })
    await send([slow], { sentAt: '2026-03-01T11:59:01.000Z' })
    expect((await storedEvent(slow.messageId))?.occurredAtMs).toBe(testApp.now() - 60_000)
  })

  it('keeps text that the database cannot hold readable, and says that it was changed', async () => {
    const event = track({ properties: { a: 'x\u0000y', b: 'lone \ud800', c: 'fine 🎉' } })
    const { results } = await send([event])
    expect(results[0]).toMatchObject({ status: 'accepted', warnings: ['sanitized'] })
    expect((await storedEvent(event.messageId))?.properties).toEqual({
      a: 'x\ufffdy',
      b: 'lone \ufffd',
      c: 'fine 🎉',
    })
  })

  it.each(['0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'yesterday'])(
    'takes a createdAt that is no date (%s) for no declaration, and stores its siblings',
    async (createdAt) => {
      const group = {
        type: 'group',
        userId: 'ada',
        groupId: `of ${createdAt}`,
        traits: { createdAt },
      }
      const { results } = await send([{ ...group, messageId: createdAt }, track()])
      expect(results.map((result) => result.status)).toEqual(['accepted', 'accepted'])
      const [account] = await testApp.database.withTenants(
        [environment.environmentId],
        (sql) => sql<{ createdAtMs: number; isDeclared: boolean }[]>`
          select created_at as "createdAtMs", created_at_declared as "isDeclared"
          from accounts where id = ${group.groupId}`,
      )
      expect(account).toEqual({ createdAtMs: testApp.now(), isDeclared: false })
    },
  )

  it('refuses an id with NUL rather than making two ids one', async () => {
    const { results } = await send([track({ userId: 'a\u0000b' })])
    expect(results[0]).toMatchObject({ status: 'rejected', code: 'invalid_id', field: 'userId' })
  })

  it('keeps what was refused where the developer looks, with the head of the payload', async () => {
    await send([track({ event: 7, properties: { marker: 'find me' } })])
    const rows = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ code: string; field: string; payload: string }[]>`
        select code, field, payload from rejected_events where payload like '%find me%'`,
    )
    expect(rows).toMatchObject([{ code: 'invalid_event_name', field: 'event' }])
  })

  it('reads gzip, and refuses a bomb without unpacking it', async () => {
    const post = (body: Uint8Array) =>
      testApp.app.request('/v1/batch', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${environment.writeKey}`,
          'content-encoding': 'gzip',
          'content-type': 'application/json',
        },
        body: body as BodyInit,
      })
    expect((await post(gzipSync(JSON.stringify({ batch: [track()] })))).status).toBe(200)
    const bomb = await post(gzipSync(Buffer.alloc(50_000_000, 32)))
    expect([bomb.status, await codeOf(bomb)]).toEqual([413, 'payload_too_large'])
    const plain = await post(Buffer.from('{"batch": []}'))
    expect([plain.status, await codeOf(plain)]).toEqual([400, 'decode_error'])
  })

  it.each([
    ['{"batch": [', 400, 'invalid_json'],
    ['null', 400, 'invalid_json'],
    ['{}', 400, 'batch_missing'],
    ['{"batch": []}', 400, 'empty_batch'],
    [JSON.stringify({ batch: Array.from({ length: 501 }, () => ({})) }), 413, 'batch_too_large'],
  ])('refuses the body %.20s', async (body, status, code) => {
    const answer = await environment.request('/v1/batch', { body })
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
  })

  it('takes the key as Basic name, as Bearer or in the body, and tells unknown ones nothing', async () => {
    const basic = Buffer.from(`${environment.writeKey}:`).toString('base64')
    const ask = (headers: Record<string, string>, extra: object = {}) =>
      testApp.app.request('/v1/batch', {
        method: 'POST',
        headers,
        body: JSON.stringify({ batch: [track()], ...extra }),
      })
    expect((await ask({ authorization: `Basic ${basic}` })).status).toBe(200)
    expect((await ask({}, { writeKey: environment.writeKey })).status).toBe(200)
    for (const answer of [await ask({}), await ask({ authorization: 'Bearer mp_wk_unknown' })]) {
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'invalid_key'])
    }
  })

  it('refuses a secret key that comes from a page, and answers the preflight of any origin', async () => {
    const answer = await testApp.app.request('/v1/batch', {
      method: 'POST',
      headers: { authorization: `Bearer ${environment.secretKey}`, origin: 'https://shop.example' },
      body: JSON.stringify({ batch: [track()] }),
    })
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'secret_key_in_browser'])
    const preflight = await testApp.app.request('/v1/t', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  it('names the method it answers', async () => {
    const answer = await testApp.app.request('/v1/batch')
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})

describe('POST /v1/import', () => {
  it('keeps the time at which history was first received, for the secret key only', async () => {
    const event = track({
      timestamp: '2025-11-05T08:00:00.000Z',
      receivedAt: '2025-11-05T08:00:01.000Z',
    })
    const answer = await environment.request('/v1/import', { body: { batch: [event] } })
    expect(answer.status).toBe(200)
    const [row] = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ receivedAtMs: number }[]>`
        select received_at as "receivedAtMs" from events where message_id = ${event.messageId}`,
    )
    expect(row?.receivedAtMs).toBe(Date.parse('2025-11-05T08:00:01.000Z'))
    const refused = await testApp.app.request('/v1/import', {
      method: 'POST',
      headers: { authorization: `Bearer ${environment.writeKey}` },
      body: JSON.stringify({ batch: [event] }),
    })
    expect(refused.status).toBe(401)
  })
})

async function codeOf(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { code?: unknown }).code
}
