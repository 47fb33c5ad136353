// @vitest-environment happy-dom
import { afterEach, describe, it } from 'vitest'
import type { Install } from '#contract/live-event'
import { closeConsolePage, openConsolePage, seeing } from '../../../test/harness/console-page.tsx'

const waiting: Install = {
  writeKey: 'mp_wk_1',
  host: 'http://mp.test',
  snippet: '<script>snippet</script>',
  strictSnippet: '<script async src="http://mp.test/sdk/milepost.js"></script>',
  curl: 'curl http://mp.test/v1/track',
  firstEventAt: null,
  lastEventAt: null,
  lastRejected: null,
  cspLines: ['script-src http://mp.test'],
}

afterEach(closeConsolePage)

describe('InstallPage', () => {
  it('turns from waiting to connected by itself', async () => {
    let rounds = 0
    await openConsolePage('/developer/install', {
      '/api/v1/install': () => {
        rounds += 1
        const at = rounds === 1 ? null : new Date().toISOString()
        return { ...waiting, firstEventAt: at, lastEventAt: at }
      },
    })
    await seeing('Waiting for the first event')
    await seeing('Connected')
    await seeing('Define what counts as first value')
  })

  it('says why the last event was refused, and where to see more', async () => {
    const lastRejected = {
      receivedAt: '2026-01-01T00:00:00.000Z',
      code: 'invalid_event_name',
      field: 'event',
    }
    await openConsolePage('/developer/install', {
      '/api/v1/install': () => ({ ...waiting, lastRejected }),
    })
    await seeing(/invalid_event_name.*field event.*The event name is missing/)
  })

  it.each([
    ['', '<script>snippet</script>'],
    ['?tab=strict', 'async src="http://mp.test/sdk/milepost.js"'],
    ['?tab=npm', "writeKey: 'mp_wk_1'"],
    ['?tab=server', 'curl http://mp.test/v1/track'],
  ])('shows the way of install%s ready to paste', async (query, code) => {
    await openConsolePage(`/developer/install${query}`, { '/api/v1/install': () => waiting })
    await seeing(code)
  })
})
