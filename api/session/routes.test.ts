import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BatchResponse } from '#contract/event-batch'
import type { GuideDraft } from '#contract/guide'
import type { SessionResponse } from '#contract/session'
import { defineMilestone } from '../../test/harness/define.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

const checklist: GuideDraft = {
  kind: 'checklist',
  key: 'first-steps',
  name: 'First steps',
  audience: { account: 'plan', op: 'is', value: 'pro' },
  trigger: 'auto',
  content: {
    title: { en: 'First steps' },
    phases: [
      {
        key: 'basics',
        title: { en: 'Basics' },
        unlock: { kind: 'always' },
        steps: [{ key: 'publish', title: { en: 'Publish' }, milestone: 'published' }],
      },
      {
        key: 'more',
        title: { en: 'More' },
        unlock: {
          kind: 'condition',
          condition: { event: 'exported', atLeast: 2 },
          reason: { en: 'Export twice' },
        },
        steps: [{ key: 'invite', title: { en: 'Invite' }, milestone: 'invited' }],
      },
    ],
  },
}

let sequence = 0
const event = (fields: Record<string, unknown>) => ({
  messageId: `session-${(sequence += 1)}`,
  anonymousId: `visitor-of-${String(fields.userId)}`,
  context: { groupId: 'acme' },
  ...fields,
})
const track = (userId: string, name: string) => event({ type: 'track', event: name, userId })

async function openSession(userId: string, fields: Record<string, unknown> = {}) {
  const answer = await environment.request('/v1/session', {
    body: {
      sentAt: new Date(testApp.now()).toISOString(),
      sdk: { name: 'milepost-js', version: '0' },
      anonymousId: `visitor-of-${userId}`,
      userId,
      accountId: 'acme',
      url: 'https://app.example/projects',
      locale: 'en',
      ...fields,
    },
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as SessionResponse
}

beforeEach(async () => {
  environment = await newEnvironment(testApp)
  await defineMilestone(environment, 'published', {
    condition: { event: 'report_published' },
    firstValue: true,
  })
  await defineMilestone(environment, 'invited', { condition: { event: 'invited' } })
  const put = await environment.request('/api/v1/guides/first-steps', {
    method: 'PUT',
    body: { draft: checklist },
  })
  expect(put.ok).toBe(true)
  const published = await environment.request('/api/v1/guides/first-steps/publish', {
    method: 'POST',
    body: {},
  })
  expect(published.ok).toBe(true)
})

describe('POST /v1/session', () => {
  const join = (userId: string, plan: string) =>
    event({ type: 'group', userId, groupId: 'acme', traits: { plan } })

  it('offers guides to their audience, and says in words why not to others', async () => {
    const free = await openSession('ada', { batch: [join('ada', 'free')] })
    expect(free.guides).toEqual([])
    expect(free.notEligible).toEqual([
      { guideKey: 'first-steps', trace: ['✗ account plan is "pro"'] },
    ])
    const pro = await openSession('ada', { batch: [join('ada', 'pro')] })
    expect(pro.guides.map((guide) => guide.key)).toEqual(['first-steps'])
  })

  it('takes in the outbox before it answers', async () => {
    const session = await openSession('ada', {
      batch: [join('ada', 'pro'), track('ada', 'report_published')],
    })
    expect(session.batch?.results.map((result) => result.status)).toEqual(['accepted', 'accepted'])
    expect(session.milestones.published?.by).toBe('you')
  })

  it('shows what a teammate did as done', async () => {
    await openSession('ada', { batch: [join('ada', 'pro'), track('ada', 'report_published')] })
    const session = await openSession('grace', { batch: [join('grace', 'pro')] })
    expect(session.milestones.published?.by).toBe('teammate')
  })

  it('unlocks a phase by what the user did', async () => {
    const before = await openSession('ada', {
      batch: [join('ada', 'pro'), track('ada', 'exported')],
    })
    expect(before.guides[0]).toMatchObject({ unlocked: { more: false } })
    const after = await openSession('ada', { batch: [track('ada', 'exported')] })
    expect(after.guides[0]).toMatchObject({ unlocked: { more: true } })
  })

  it('sends a guide without content to a page that has that version', async () => {
    const first = await openSession('ada', { batch: [join('ada', 'pro')] })
    const again = await openSession('ada', { knownVersions: [first.guides[0]?.versionId] })
    expect([first.guides[0]?.content?.title, again.guides[0]?.content]).toEqual([
      { en: 'First steps' },
      null,
    ])
  })

  it('remembers where the user left a guide, the latest event winning whatever comes last', async () => {
    const { guides } = await openSession('ada', { batch: [join('ada', 'pro')] })
    const run = (name: string, secondsAgo: number) => ({
      ...track('ada', name),
      timestamp: new Date(testApp.now() - secondsAgo * 1_000).toISOString(),
      properties: { guideKey: 'first-steps', versionId: guides[0]?.versionId },
    })
    const session = await openSession('ada', {
      batch: [run('$guide_minimised', 1), run('$guide_started', 9)],
    })
    expect(session.guides[0]?.run?.status).toBe('minimised')
  })

  it('never returns traits', async () => {
    const secret = event({ type: 'identify', userId: 'ada', traits: { salary: 'very-private' } })
    const session = await openSession('ada', { batch: [join('ada', 'pro'), secret] })
    expect(JSON.stringify(session)).not.toContain('very-private')
  })
})

describe('a celebration', () => {
  const sendAsPage = async (batch: unknown[]) =>
    (await (
      await environment.request('/v1/batch', {
        body: { batch, sdk: { name: 'milepost-js', version: '0' } },
      })
    ).json()) as BatchResponse

  it('is offered once to whoever completed the first value, and not to teammates', async () => {
    const { celebrations } = await sendAsPage([track('ada', 'report_published')])
    expect(celebrations.map((one) => one.milestone)).toEqual(['published'])
    expect((await openSession('ada')).celebrations).toEqual([])
    expect((await sendAsPage([track('grace', 'report_published')])).celebrations).toEqual([])
    expect((await openSession('grace')).celebrations).toEqual([])
  })

  it('is offered again after a minute to a page that asks, until one says that it was shown', async () => {
    const { celebrations } = await sendAsPage([track('ada', 'report_published')])
    testApp.clock.advance(61_000)
    const again = await openSession('ada')
    expect(again.celebrations.map((one) => one.id)).toEqual(celebrations.map((one) => one.id))
    const shown = {
      ...track('ada', '$celebration_shown'),
      properties: { celebrationId: celebrations[0]?.id },
    }
    await sendAsPage([shown])
    testApp.clock.advance(61_000)
    expect((await openSession('ada')).celebrations).toEqual([])
  })

  it('does not come from imported history', async () => {
    await environment.request('/v1/import', { body: { batch: [track('ada', 'report_published')] } })
    expect((await openSession('ada')).celebrations).toEqual([])
  })
})
