// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { AccountRow } from '#contract/account'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../../test/harness/console-page.tsx'

function newRow(name: string, overrides: Partial<AccountRow> = {}): AccountRow {
  return {
    id: name.toLowerCase(),
    name,
    createdAt: '2026-01-01T00:00:00.000Z',
    state: 'waiting',
    internal: false,
    firstValueAt: null,
    timeToFirstValueMs: null,
    waitingMs: 3 * 86_400_000,
    milestonesReached: 2,
    milestonesTotal: 7,
    currentPhase: 'Basics',
    nextStep: 'Invite a teammate',
    users: 1,
    lastSeenAt: '2026-01-03T00:00:00.000Z',
    ...overrides,
  }
}

const answering = (rows: AccountRow[], nextCursor: string | null = null) => ({
  '/api/v1/accounts': () => ({ rows, nextCursor }),
})

afterEach(closeConsolePage)

describe('AccountsPage', () => {
  it('says in one row where an account stands and what is next', async () => {
    await openConsolePage('/accounts', answering([newRow('Acme')]))
    await seeing('Invite a teammate')
    await seeing(/Waiting.*2 of 7.*waiting 3 days/)
  })

  it('asks the server for what the address says, and ignores what is unknown', async () => {
    const { asked } = await openConsolePage(
      '/accounts?state=stuck&sort=-waiting&search=ac&state2=x',
      answering([newRow('Acme', { state: 'stuck' })]),
    )
    await seeing('Acme')
    expect(asked.find((request) => request.includes('/accounts'))).toBe(
      'GET /api/v1/accounts?environment=environment-production&state=stuck&search=ac&sort=-waiting',
    )
  })

  it('keeps the filters on the way to an account', async () => {
    await openConsolePage('/accounts?state=stuck&theme=dark', answering([newRow('Acme')]))
    const link = await finding('a.row-link')
    expect(link.getAttribute('href')).toBe('/w/brightboard/production/accounts/acme?state=stuck')
  })

  it('tells no accounts yet from none that match', async () => {
    await openConsolePage('/accounts', answering([]))
    await seeing('No accounts yet')
    expect((await finding('.empty a')).getAttribute('href')).toContain('/developer/install')
    await closeConsolePage()
    await openConsolePage('/accounts?search=zzz', answering([]))
    await seeing('No account matches these filters')
    await clickOn('.empty a')
    expect(location.search).toBe('')
  })

  it('puts the next page below the first, and says when there is no more', async () => {
    await openConsolePage('/accounts', {
      '/api/v1/accounts': (url) =>
        url.searchParams.get('cursor') === 'second'
          ? { rows: [newRow('Zeta')], nextCursor: null }
          : { rows: [newRow('Acme')], nextCursor: 'second' },
    })
    await clickOn('button', 'Show more')
    await seeing(/Acme.*Zeta/)
    await seeing('2 accounts shown')
    expect(document.body.textContent).not.toContain('Show more')
  })
})
