import { describe, expect, it } from 'vitest'
import { readEvent } from './read-event.ts'
import { toWireEvent } from './to-wire-event.ts'

const receivedAtMs = Date.UTC(2026, 2, 1, 12)
const read = (input: unknown) => {
  const reading = readEvent(input, {
    receivedAtMs,
    sentAt: '2026-03-01T11:00:00.000Z',
    context: { groupId: 'other', locale: 'de' },
    mayDeclareReceivedAt: true,
  })
  if (!('event' in reading)) throw new Error(reading.code)
  return reading.event
}
const shared = { messageId: 'm-1', timestamp: '2026-03-01T10:00:00.000Z' }

describe('toWireEvent', () => {
  it.each([
    { type: 'track', event: 'saved', userId: 'ada', properties: { path: '/', password: 'x' } },
    { type: 'track', event: 'saved', userId: 'ada', context: { groupId: 'acme', page: {} } },
    { type: 'track', event: 'saved', anonymousId: 'a-1', context: {} },
    { type: 'page', name: 'Home', anonymousId: 'a-1' },
    { type: 'identify', userId: 'ada', anonymousId: 'a-1', traits: { plan: 'pro' } },
    { type: 'group', userId: 'ada', groupId: 'acme', traits: { seats: 3 } },
    { type: 'alias', userId: 'ada', previousId: 'a-1' },
  ])('writes a $type so that the same is read from it, without its batch', (input) => {
    const event = read({ ...shared, ...input })
    const { context, ...again } = readAlone(toWireEvent(event))
    const { context: first, ...once } = event
    expect(again).toEqual(once)
    const { groupId: _, ...rest } = first
    expect(context).toMatchObject(rest)
  })
})

function readAlone(input: unknown) {
  const reading = readEvent(input, {
    receivedAtMs: receivedAtMs + 86_400_000,
    sentAt: undefined,
    context: {},
    mayDeclareReceivedAt: true,
  })
  if (!('event' in reading)) throw new Error(reading.code)
  return reading.event
}
