import { describe, expect, it } from 'vitest'
import { wireEventSchema } from '#contract/event-batch'
import { createEventRecorder } from './record-event.ts'

function newRecorder(userId: string | undefined = 'u1', accountId: string | undefined = 'acme') {
  const problems: string[] = []
  const who = { anonymousId: 'a1', userId, accountId }
  const record = createEventRecorder({
    identity: { get: () => who },
    createId: () => 'id-1',
    now: () => Date.parse('2026-03-01T09:30:00.123Z'),
    report: (code) => problems.push(code),
  })
  return { record, problems, who }
}

describe('createEventRecorder', () => {
  it('writes what the wire takes, with who did it at that moment', () => {
    const { record, who } = newRecorder()
    const made = record('track', { event: 'clicked', properties: { n: 1 } })!
    who.userId = 'u2'
    const event = JSON.parse(made.json)
    expect(wireEventSchema.parse(event)).toEqual({
      type: 'track',
      messageId: 'id-1',
      anonymousId: 'a1',
      userId: 'u1',
      event: 'clicked',
      properties: { n: 1 },
      timestamp: '2026-03-01T09:30:00.123Z',
      context: { groupId: 'acme' },
    })
    expect(made).toMatchObject({ id: 'id-1', bytes: made.json.length })
  })

  it('counts bytes, not characters', () => {
    const { record, problems } = newRecorder()
    expect(record('track', { event: 'ok', properties: { text: 'x'.repeat(32_000) } })).toBeDefined()
    expect(
      record('track', { event: 'big', properties: { text: '€'.repeat(11_000) } }),
    ).toBeUndefined()
    expect(problems).toEqual(['event_too_large'])
  })

  it('leaves out what JSON cannot say, and says so', () => {
    const { record, problems } = newRecorder()
    expect(record('track', { event: 'big', properties: { n: 1n } })).toBeUndefined()
    expect(problems).toEqual(['event_not_json'])
  })
})
