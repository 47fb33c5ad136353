// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { LiveEvent } from '#contract/live-event'
import {
  clickOn,
  closeConsolePage,
  openConsolePage,
  seeing,
} from '../../../test/harness/console-page.tsx'

const accepted: LiveEvent = {
  id: 'm-1',
  receivedAt: '2026-01-01T10:00:00.000Z',
  occurredAt: '2026-01-01T10:00:00.000Z',
  status: 'accepted',
  type: 'track',
  name: 'Report Published',
  userId: 'ada',
  anonymousId: null,
  accountId: 'acme',
  code: null,
  field: null,
  sentence: null,
  fix: null,
  payload: { properties: { title: 'Q1' } },
  completed: ['published'],
  source: null,
}
const refused: LiveEvent = {
  ...accepted,
  id: 'r-1',
  receivedAt: '2026-01-01T10:00:05.000Z',
  status: 'rejected',
  name: 'Broken',
  code: 'invalid_timestamp',
  field: 'timestamp',
  payload: '{"timestamp":"soon"}',
  completed: [],
}
const milestone = {
  key: 'published',
  name: 'First report',
  condition: { event: 'Report Published' },
}
const answers = {
  '/api/v1/milestones': () => ({ rows: [milestone], nextCursor: null }),
  '/api/v1/install': () => ({ host: 'http://mp.test', writeKey: 'mp_wk_1', curl: 'curl it' }),
  '/api/v1/events/live': (url: URL): object => ({
    // The refused one arrives after the page was opened.
    rows: url.searchParams.has('after') ? [refused] : [accepted],
    cursor: 'c1',
  }),
}

afterEach(closeConsolePage)

describe('LiveEventsPage', () => {
  it('says which milestone an event completed, by name', async () => {
    await openConsolePage('/developer/events', answers)
    await seeing('Completed “First report”')
  })

  it('shows by itself what arrives while it is open, with field and reason', async () => {
    await openConsolePage('/developer/events', answers)
    await seeing(/Broken.*Refused.*timestamp.*The timestamp is not a date\..*Report Published/)
  })

  it('explains a refused event in the reader’s language, with what to do and the payload', async () => {
    await openConsolePage('/developer/events?status=rejected&event=r-1', answers, 'de')
    await seeing('Der Zeitstempel ist kein Datum.')
    await seeing('Senden Sie RFC 3339')
    await seeing('"timestamp": "soon"')
    expect(document.body.textContent).not.toContain('Report Published')
  })

  it('goes on where it stopped when it is resumed', async () => {
    const { asked } = await openConsolePage('/developer/events', answers)
    await seeing('Report Published')
    await clickOn('button', 'Pause')
    await seeing('Paused')
    const before = asked.length
    await clickOn('button', 'Resume')
    await seeing('Broken')
    expect(asked.slice(before)).toEqual([
      'GET /api/v1/events/live?environment=environment-production&after=c1',
    ])
  })

  it('offers a command to send the first event with', async () => {
    await openConsolePage('/developer/events', {
      ...answers,
      '/api/v1/events/live': () => ({ rows: [], cursor: 'c0' }),
    })
    await seeing('No event has arrived yet')
    await seeing('curl it')
  })
})
