import { describe, expect, it, vi } from 'vitest'
import { batchRequestSchema } from '#contract/event-batch'
import { createFixedClock } from '../../test/harness/fixed-clock.ts'
import { createPageStorage } from '../identity/page-storage.ts'
import { createEventSender } from './event-sender.ts'
import { openOutbox } from './outbox.ts'

type Answer = (body: { batch: { messageId: string }[] } & Record<string, unknown>) => Response

const accepted: Answer = ({ batch }) =>
  Response.json({
    success: true,
    results: batch.map(({ messageId }) => ({ messageId, status: 'accepted' })),
    completed: [],
    celebrations: [],
  })
const refuse = (status: number, headers = {}) =>
  new Response('{"code":"some_code"}', { status, headers })

/** A page without storage, with a clock and timers that stand still until told. */
function newPage(answer: Answer = accepted) {
  const clock = createFixedClock('2026-03-01T00:00:00Z')
  const timers = new Map<number, { run: () => void; atMs: number }>()
  const requests: { path: string; body: Parameters<Answer>[0]; keepalive: boolean }[] = []
  const problems: string[] = []
  let lastTimer = 0
  let session: Record<string, unknown> | undefined
  const page = { answer }
  const storage = createPageStorage(throwAlways, '')
  // That this page has no storage is known.
  const report = (code: string) => void (code === 'storage_unavailable' || problems.push(code))
  const outbox = openOutbox('outbox', throwAlways, storage, report)
  const onSession = vi.fn<(answer: object | undefined) => void>(() => (session = undefined))
  const onSettled = vi.fn<(answer: object, ids: string[]) => void>()
  const sender = createEventSender({
    host: 'https://mp.example',
    writeKey: 'mp_wk_1',
    sdk: { name: 'milepost-js', version: '1.0.0' },
    outbox,
    storage,
    now: clock.now,
    random: () => 1,
    report,
    findSession: () => session,
    onSession,
    onSettled,
    page: {
      fetch: async (url, { body, keepalive }) => {
        const sent = JSON.parse(body as string)
        requests.push({ path: new URL(url).pathname, body: sent, keepalive: keepalive! })
        return page.answer(sent)
      },
      setTimeout: (run, delayMs) => {
        timers.set(++lastTimer, { run, atMs: clock.now() + delayMs })
        return lastTimer
      },
      clearTimeout: (id) => timers.delete(id),
      navigator: {},
    },
  })
  let count = 0
  return {
    page,
    clock,
    sender,
    outbox,
    requests,
    problems,
    onSession,
    onSettled,
    wantSession: (fields = { anonymousId: 'a1' }) => (session = fields),
    add(events = 1, bytes = 0) {
      for (let i = 0; i < events; i++) {
        const id = `id-${String(++count).padStart(6, '0')}`
        const json = JSON.stringify({ type: 'track', messageId: id, event: 'x'.repeat(bytes) })
        outbox.add({ id, atMs: clock.now(), bytes: json.length, json })
      }
    },
    /** Lets that much time pass, and what is due then happen. */
    async advance(byMs: number) {
      clock.advance(byMs)
      for (const [id, { run, atMs }] of timers) {
        if (atMs > clock.now()) continue
        timers.delete(id)
        run()
      }
      await new Promise((resolve) => setImmediate(resolve))
      await new Promise((resolve) => setImmediate(resolve))
    },
    idle: () => timers.size === 0,
  }
}

function throwAlways(): never {
  throw new Error('not in this page')
}

const sizes = (requests: { body: { batch: unknown[] } }[]) =>
  requests.map(({ body }) => body.batch.length)

describe('createEventSender', () => {
  it('sends what the contract takes, and forgets what the answer names', async () => {
    const { add, sender, requests, outbox, idle } = newPage()
    add(2)
    await sender.flush()
    expect(batchRequestSchema.parse(requests[0]!.body)).toMatchObject({
      writeKey: 'mp_wk_1',
      sentAt: '2026-03-01T00:00:00.000Z',
      batch: [{ messageId: 'id-000001' }, { messageId: 'id-000002' }],
    })
    expect(outbox.listOwn()).toEqual([])
    expect(idle()).toBe(true)
  })

  it('sends at most 500 events and 512 KiB at once, one request at a time', async () => {
    const { add, sender, requests } = newPage()
    add(1100)
    await sender.flush()
    expect(sizes(requests)).toEqual([500, 500, 100])
    add(40, 20_000)
    await sender.flush()
    const bytes = requests.slice(3).map(({ body }) => JSON.stringify(body).length)
    expect(Math.max(...bytes)).toBeLessThan(512 * 1024)
    expect(sizes(requests.slice(3))).toEqual([25, 15])
  })

  it('waits longer after each failure, and a new event does not shorten that', async () => {
    const { page, add, sender, requests, advance } = newPage(throwAlways)
    add()
    sender.wake(0)
    await advance(0)
    expect(requests).toHaveLength(1)
    add()
    sender.wake(150)
    await advance(999)
    expect(requests).toHaveLength(1)
    await advance(1)
    expect(requests).toHaveLength(2)
    page.answer = accepted
    await advance(1999)
    expect(requests).toHaveLength(2)
    await advance(1)
    expect(sizes(requests)).toEqual([1, 2, 2])
  })

  it('honours Retry-After, whatever wakes it', async () => {
    const { page, add, sender, requests, advance } = newPage(() =>
      refuse(429, { 'retry-after': '30' }),
    )
    add()
    await sender.flush()
    page.answer = accepted
    await sender.flush()
    await advance(29_999)
    expect(requests).toHaveLength(1)
    await advance(1001)
    expect(requests).toHaveLength(2)
  })

  it('halves a batch that is too large, and sets aside the one event that is', async () => {
    const { add, sender, requests, outbox, problems } = newPage((body) =>
      body.batch.some(({ messageId }) => messageId === 'id-000003') ? refuse(413) : accepted(body),
    )
    add(4)
    await sender.flush()
    expect(sizes(requests)).toEqual([4, 2, 2, 1, 1])
    expect(outbox.listOwn()).toEqual([])
    expect(problems).toEqual(['request_refused'])
  })

  it('sets aside what is refused for good, and goes on with the rest', async () => {
    const { add, page, sender, requests, outbox, problems } = newPage(() => refuse(400))
    add(2)
    await sender.flush()
    expect(outbox.listOwn()).toEqual([])
    expect(problems).toEqual(['request_refused'])
    page.answer = ({ batch }) =>
      Response.json({
        results: batch.map(({ messageId }) => ({
          messageId,
          status: 'rejected',
          code: 'too_deep',
        })),
      })
    add()
    await sender.flush()
    expect(outbox.listOwn()).toEqual([])
    expect(problems).toEqual(['request_refused', 'event_rejected'])
    // Of the third the server knows.
    expect(requests.at(-1)!.body.droppedEvents).toBe(2)
  })

  it.each([401, 403])('pauses for an hour at a %d, and keeps the events', async (status) => {
    const { add, page, sender, requests, outbox, advance } = newPage(() => refuse(status))
    add()
    await sender.flush()
    add()
    sender.wake(0)
    sender.leave()
    await sender.flush()
    await advance(3_599_999)
    expect(requests).toHaveLength(1)
    expect(outbox.listOwn()).toHaveLength(2)
    page.answer = accepted
    await advance(1)
    expect(sizes(requests)).toEqual([1, 2])
  })

  it.each([
    ['is not JSON', () => new Response('<html>', { status: 200 })],
    ['has no results', () => Response.json({ success: true })],
    ['leaves an event out', () => Response.json({ results: [] })],
    ['is a 404 of somebody else', () => new Response('', { status: 404 })],
  ])('keeps the events when the answer %s', async (_, answer) => {
    const { add, sender, outbox } = newPage(answer)
    add()
    await sender.flush()
    expect(outbox.listOwn()).toHaveLength(1)
  })

  it('carries the outbox with the session, and hands on the answer', async () => {
    const { add, sender, requests, wantSession, onSession, outbox } = newPage((body) => {
      const results = body.batch.map(({ messageId }) => ({ messageId, status: 'duplicate' }))
      return Response.json({ success: true, guides: [], batch: { success: true, results } })
    })
    add()
    wantSession()
    await sender.flush()
    expect(requests).toMatchObject([{ path: '/v1/session', body: { anonymousId: 'a1' } }])
    expect(onSession).toHaveBeenCalledWith(expect.objectContaining({ guides: [] }))
    expect(outbox.listOwn()).toEqual([])
  })

  it('keeps the events of a session that is refused, and sends them by themselves', async () => {
    const { add, page, sender, requests, wantSession, onSession, outbox } = newPage(() =>
      refuse(422),
    )
    add()
    wantSession()
    page.answer = (body) => ('anonymousId' in body ? refuse(422) : accepted(body))
    await sender.flush()
    expect(requests.map(({ path }) => path)).toEqual(['/v1/session', '/v1/batch'])
    expect(onSession).toHaveBeenCalledWith(undefined)
    expect(outbox.listOwn()).toEqual([])
  })

  it('sends a last request on leaving, within what the browser allows, and deletes nothing', async () => {
    const { add, sender, requests, outbox, page } = newPage(() => refuse(503))
    add(10, 10_000)
    page.answer = accepted
    sender.leave()
    expect(requests).toMatchObject([{ keepalive: true }])
    expect(JSON.stringify(requests[0]!.body).length).toBeLessThan(60_000)
    expect(outbox.listOwn()).toHaveLength(10)
    sender.leave()
    expect(requests).toHaveLength(1)
  })

  it('leaves what is on its way to the next attempt when the last one failed', async () => {
    const { add, sender, requests, outbox } = newPage(throwAlways)
    add()
    await sender.flush()
    sender.leave()
    expect(requests).toHaveLength(1)
    expect(outbox.listOwn()).toHaveLength(1)
  })

  it('asks for keepalive only while all bodies together fit, session fields counted', async () => {
    const { add, sender, requests, wantSession } = newPage()
    add(1, 58_000)
    await sender.flush()
    wantSession({ anonymousId: 'é'.repeat(2000) })
    add(1, 58_000)
    await sender.flush()
    expect(requests.map(({ keepalive }) => keepalive)).toEqual([true, false])
  })

  it('goes without keepalive after a failure, which the page may have caused by its own', async () => {
    const { page, add, sender, requests } = newPage(throwAlways)
    add()
    await sender.flush()
    page.answer = accepted
    await sender.flush()
    expect(requests.map(({ keepalive }) => keepalive)).toEqual([true, false])
  })

  it('tells of drops again when the request that told of them did not get through', async () => {
    const { page, add, sender, requests, advance } = newPage(throwAlways)
    add(10_003)
    await sender.flush()
    await advance(0)
    let answer: Answer = () => refuse(413)
    page.answer = (body) => answer(body)
    answer = (body) => {
      answer = accepted
      return body.droppedEvents ? refuse(413) : accepted(body)
    }
    await sender.flush()
    const told = requests.map(({ body }) => body.droppedEvents)
    expect(told.slice(0, 4)).toEqual([undefined, 3, 3, undefined])
  })

  it('drops the oldest beyond 10,000 events, and tells how many', async () => {
    const { page, add, sender, requests, outbox, advance, problems } = newPage(throwAlways)
    add(10_050)
    await sender.flush()
    await advance(0)
    expect(outbox.listOwn()).toHaveLength(10_000)
    expect(outbox.has('id-000050')).toBe(false)
    expect(problems).toEqual(['events_dropped'])
    page.answer = accepted
    await sender.flush()
    expect(requests[1]!.body.droppedEvents).toBe(50)
    expect(requests[2]!.body.droppedEvents).toBeUndefined()
  })

  it('drops what is older than 30 days', async () => {
    const { add, sender, outbox, clock, advance } = newPage(throwAlways)
    add()
    clock.advance(30 * 86_400_000 + 1)
    add()
    await sender.flush()
    await advance(0)
    expect(outbox.listOwn().map(({ id }) => id)).toEqual(['id-000002'])
  })
})
