import { describe, expect, it } from 'vitest'
import { toCurl } from './to-curl.ts'

const install = { host: 'http://localhost:4400', writeKey: 'mp_wk_1' }
const event = {
  id: 'm-1',
  receivedAt: '2026-01-01T00:00:00.000Z',
  occurredAt: '2026-01-01T00:00:00.000Z',
  status: 'accepted',
  type: 'track',
  name: 'Report Published',
  userId: 'user-1',
  anonymousId: null,
  accountId: 'acme',
  code: null,
  field: null,
  sentence: null,
  fix: null,
  payload: { messageId: 'm-1', type: 'track', properties: { title: "It's here" }, context: {} },
  completed: [],
  source: null,
} as const

function bodyOf(command: string): unknown {
  const quoted = /-d '(.*)'$/s.exec(command)?.[1] ?? ''
  return JSON.parse(quoted.replaceAll(`'\\''`, "'"))
}

describe('toCurl', () => {
  it('sends a stored event again without the id that would make it a duplicate', () => {
    const command = toCurl({ ...event, completed: [] }, install)
    expect(command).toContain("curl 'http://localhost:4400/v1/batch'")
    expect(command).toContain("-u 'mp_wk_1:'")
    expect(bodyOf(command)).toEqual({
      batch: [
        {
          type: 'track',
          event: 'Report Published',
          userId: 'user-1',
          properties: { title: "It's here" },
          context: {},
        },
      ],
    })
  })

  it('names the account of a group call and calls its values traits', () => {
    const group = {
      ...event,
      type: 'group',
      name: null,
      payload: { properties: { plan: 'pro' } },
      completed: [],
    }
    expect(bodyOf(toCurl(group, install))).toEqual({
      batch: [{ type: 'group', groupId: 'acme', userId: 'user-1', traits: { plan: 'pro' } }],
    })
  })

  it('sends what was refused as it came', () => {
    const refused = {
      ...event,
      status: 'rejected' as const,
      payload: '{"type":"track","userId":7}',
      completed: [],
    }
    expect(bodyOf(toCurl(refused, install))).toEqual({ batch: [{ type: 'track', userId: 7 }] })
  })
})
