// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Milestone, MilestoneInput } from '#contract/milestone'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../test/harness/console-page.tsx'
import { eventually } from '../../../test/harness/eventually.ts'
import { refusal } from '../../../test/harness/fake-fetch.ts'

const published: Milestone = {
  key: 'published',
  name: 'First report',
  scope: 'account',
  condition: { event: 'Report Published', atLeast: 2, withinDays: 7 },
  firstValue: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  reachedAccounts: 12,
  reachedUsers: 15,
  lastReachedAt: null,
  recomputing: 0.43,
}

async function open(path: string, rows: Milestone[] = [published], answers = {}) {
  const saved: { key: string; input: MilestoneInput }[] = []
  const save = (url: URL, { method, body }: { method: string; body: unknown }) => {
    if (method !== 'PUT') return refusal('in_use')
    const key = url.pathname.split('/').at(-1) ?? ''
    const input = body as MilestoneInput
    saved.push({ key, input })
    return { ...published, ...input, key }
  }
  await openConsolePage(path, {
    '/api/v1/milestones': () => ({ rows, nextCursor: null }),
    '/api/v1/features': () => ({ rows: [], nextCursor: null }),
    '/api/v1/events/live': () => ({ rows: [], cursor: '' }),
    '/api/v1/milestones/first-report': save,
    '/api/v1/milestones/published': save,
    ...answers,
  })
  return saved
}

const nameField = 'form .columns input'
const eventField = '.term input'

afterEach(closeConsolePage)

describe('MilestonesPage', () => {
  it('says the rule in words, the first value, and how far it is recomputed', async () => {
    await open('/milestones')
    await seeing('“Report Published” at least 2 times within 7 days')
    await seeing('First value')
    await seeing('Recomputing, 43%')
  })

  it('asks for a first value while there is none', async () => {
    await open('/milestones', [{ ...published, firstValue: false }])
    await seeing('No milestone is the first value yet')
  })

  it('says what a milestone is when there is none', async () => {
    await open('/milestones', [])
    await seeing('No milestone yet')
  })
})

describe('MilestonePage', () => {
  it('makes a milestone whose key follows its name', async () => {
    const saved = await open('/milestones/~new', [])
    await typeInto(nameField, 'First report')
    await typeInto(eventField, 'Report Published')
    await clickOn('button', 'Save milestone')
    await seeing('“First report” is saved')
    expect(saved).toEqual([
      {
        key: 'first-report',
        input: {
          name: 'First report',
          scope: 'account',
          condition: { event: 'Report Published' },
          firstValue: false,
        },
      },
    ])
  })

  it('points at what is missing and sends nothing', async () => {
    const saved = await open('/milestones/~new', [])
    await clickOn('button', 'Save milestone')
    await seeing('Give it a name.')
    await seeing('Name the event.')
    expect(saved).toEqual([])
  })

  it('filters by a property, and points at one that is not named', async () => {
    const saved = await open('/milestones/~new', [])
    await typeInto(nameField, 'First report')
    await typeInto(eventField, 'Report Published')
    await clickOn('button', 'Add a filter')
    await typeInto('.comparison .field:last-child input', 'pro plan')
    await clickOn('button', 'Save milestone')
    await seeing('Name the property.')
    await typeInto('.comparison .field:first-child input', 'plan')
    await seeing('“Report Published” where plan is “pro plan”')
    await clickOn('button', 'Save milestone')
    await seeing('“First report” is saved')
    expect(saved[0]?.input.condition).toEqual({
      event: 'Report Published',
      where: [{ property: 'plan', op: 'is', value: 'pro plan' }],
    })
  })

  it('does not take a key that is in use', async () => {
    const saved = await open('/milestones/~new')
    await typeInto(nameField, 'Published')
    await typeInto(eventField, 'Report Published')
    await clickOn('button', 'Save milestone')
    await seeing('There is already a milestone with this key.')
    expect(saved).toEqual([])
  })

  it('says from which milestone the first value is taken', async () => {
    await open('/milestones/~new')
    await seeing('marking this one takes it from “First report”')
  })

  it('shows groups inside groups as JSON', async () => {
    const nested = { all: [{ any: [{ event: 'a' }, { event: 'b' }] }, { event: 'c' }] }
    await open('/milestones/published', [{ ...published, condition: nested }])
    await seeing('(“a” or “b”) and “c”')
    await seeing('This rule has groups inside groups')
  })

  it('says that it cannot be deleted while a guide uses it', async () => {
    await open('/milestones/published')
    await clickOn('button', 'Delete milestone')
    await seeing('Who reached it and when is forgotten')
    await seeing('Time to value will have no figures')
    await clickOn('dialog button', 'Delete milestone')
    await eventually(() => expect(document.querySelector('dialog [role=alert]')).not.toBeNull())
  })

  it('asks before it leaves unsaved changes behind', async () => {
    await open('/milestones/published')
    await finding('h1', 'First report')
    await typeInto(nameField, 'Renamed')
    await clickOn('.back a')
    await seeing('Leave without saving?')
    expect(location.pathname).toMatch(/milestones\/published$/)
    await clickOn('dialog button', 'Leave and discard changes')
    await eventually(() => expect(location.pathname).toMatch(/milestones$/))
  })
})
