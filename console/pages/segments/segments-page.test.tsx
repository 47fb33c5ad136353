// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Segment, SegmentInput } from '#contract/segment'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../test/harness/console-page.tsx'
import { refusal } from '../../../test/harness/fake-fetch.ts'

const paying: Segment = {
  key: 'paying',
  name: 'Paying accounts',
  condition: { account: 'plan', op: 'is', value: 'pro' },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  usedBy: [{ kind: 'segment', key: 'stuck', name: 'Stuck and paying' }],
}
const stuck: Segment = {
  ...paying,
  key: 'stuck',
  name: 'Stuck and paying',
  condition: { all: [{ segment: 'paying' }, { not: { milestone: 'published' } }] },
  usedBy: [],
}

async function open(path: string, rows: Segment[] = [paying, stuck], answers = {}) {
  const saved: { key: string; input: SegmentInput }[] = []
  const deleted: string[] = []
  const one = (url: URL, { method, body }: { method: string; body: unknown }) => {
    const key = url.pathname.split('/').at(-1) ?? ''
    if (method === 'DELETE') {
      deleted.push(key)
      return new Response(null, { status: 204 })
    }
    const input = body as SegmentInput
    saved.push({ key, input })
    return { ...paying, ...input, key }
  }
  const { asked } = await openConsolePage(path, {
    '/api/v1/segments': () => ({ rows, nextCursor: null }),
    '/api/v1/segments/paying': one,
    '/api/v1/segments/stuck': one,
    '/api/v1/segments/big-ones': one,
    '/api/v1/segments/stuck-and-paying-copy': one,
    '/api/v1/segments/paying/size': () => ({ accounts: 12, users: 40 }),
    '/api/v1/segments/stuck/size': () => ({ accounts: null, users: null }),
    '/api/v1/segments/paying/members': () => ({
      rows: [{ id: 'acme', name: 'Acme', createdAt: paying.createdAt, lastSeenAt: null }],
      nextCursor: 'more',
    }),
    '/api/v1/segment-size': () => ({ accounts: 3, users: 1 }),
    '/api/v1/milestones': () => ({
      rows: [{ key: 'published', name: 'First report', condition: { event: 'published' } }],
      nextCursor: null,
    }),
    '/api/v1/events/live': () => ({ rows: [], cursor: '' }),
    ...answers,
  })
  return { saved, deleted, asked }
}

const nameField = 'form .columns input'

afterEach(closeConsolePage)

describe('SegmentsPage', () => {
  it('says in words who is in each, by the names of what it builds on', async () => {
    await open('/segments')
    await seeing('account plan is “pro”')
    await seeing('in segment “Paying accounts” and milestone “First report” not reached')
  })

  it('says how many are in each, and where counting was given up', async () => {
    await open('/segments')
    await seeing('12 accounts')
    await seeing('40 users')
    await seeing('Too many to count quickly')
  })

  it('says what a segment is when there is none', async () => {
    await open('/segments', [])
    await seeing('No segment yet')
  })
})

describe('SegmentPage', () => {
  it('makes a segment, and says how many it would hold before it is saved', async () => {
    const { saved } = await open('/segments/~new', [])
    await typeInto(nameField, 'Big ones')
    await typeInto('.comparison .field:first-child input', 'seats')
    await typeInto('.comparison .field:last-child input', '50')
    await seeing('3 accounts')
    await seeing('before it is saved')
    await clickOn('button', 'Save segment')
    await seeing('“Big ones” is saved')
    expect(saved).toEqual([
      {
        key: 'big-ones',
        input: { name: 'Big ones', condition: { account: 'seats', op: 'is', value: 50 } },
      },
    ])
  })

  it('points at what is missing and sends nothing', async () => {
    const { saved } = await open('/segments/~new', [])
    await clickOn('button', 'Save segment')
    await seeing('Give it a name.')
    await seeing('Say what each condition is about.')
    expect(saved).toEqual([])
  })

  it('offers no page conditions, and not the segment itself', async () => {
    await open('/segments/stuck')
    const kinds = await finding('fieldset select')
    expect(kinds.textContent).not.toContain('page')
    const segments = await finding('fieldset .field:nth-of-type(2) select')
    expect(segments.textContent).toBe('Paying accounts')
  })

  it('begins a copy as the other one is', async () => {
    const { saved } = await open('/segments/stuck')
    await clickOn('a', 'Duplicate')
    await finding('h1', 'New segment')
    await clickOn('button', 'Save segment')
    await seeing('“Stuck and paying (copy)” is saved')
    expect(saved).toEqual([
      {
        key: 'stuck-and-paying-copy',
        input: { name: 'Stuck and paying (copy)', condition: stuck.condition },
      },
    ])
  })

  it('leads to its accounts, and to files of its members', async () => {
    await open('/segments/paying')
    const accounts = await finding('a', 'Which accounts are these?')
    expect(accounts.getAttribute('href')).toContain('/accounts?segment=paying')
    const file = await finding('a', 'Users as CSV')
    expect(file.getAttribute('href')).toContain(
      '/api/v1/segments/paying/members?environment=environment-production&level=user&format=csv',
    )
  })

  it('names some accounts that are in it, and leads to each', async () => {
    const { asked } = await open('/segments/paying')
    await finding('.segment-sample a[href$="/accounts/acme"]', /Acme/)
    expect(asked.find((url) => url.includes('/members'))).toContain('limit=8')
  })

  it('deletes one that nothing uses, and says of another what does', async () => {
    const { deleted } = await open('/segments/stuck')
    await clickOn('.segment-foot button', 'Delete segment')
    await clickOn('dialog button', 'Delete segment')
    await seeing('“Stuck and paying” is deleted')
    expect(deleted).toEqual(['stuck'])
    await closeConsolePage()
    await open('/segments/paying')
    await seeing('It is used by “Stuck and paying”.')
  })

  it('says why the server refuses it, at the condition', async () => {
    await open('/segments/paying', [paying], {
      '/api/v1/segments/paying': () =>
        refusal('segment_cycle', [{ path: 'condition', message: 'paying → stuck → paying' }]),
    })
    await typeInto(nameField, 'Payers')
    await clickOn('button', 'Save segment')
    await seeing('A segment cannot be part of itself.')
  })
})

describe('the chip of a segment', () => {
  it('lists accounts of the segment in the address, and chooses another', async () => {
    const { asked } = await open('/accounts?segment=paying', [paying, stuck], {
      '/api/v1/accounts': () => ({ rows: [], nextCursor: null }),
    })
    await finding('.chip', /Segment.*Paying accounts/)
    await seeing('No account matches')
    await clickOn('.choice', 'Stuck and paying')
    await finding('.chip', /Segment.*Stuck and paying/)
    const lists = asked.filter((request) => request.includes('/v1/accounts'))
    expect(lists[0]).toContain('segment=paying')
    expect(lists.at(-1)).toContain('segment=stuck')
  })
})
