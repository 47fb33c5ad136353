import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Condition } from '#contract/condition'
import type { Segment } from '#contract/segment'
import type { SessionResponse } from '#contract/session'
import { defineMilestone } from '../../test/harness/define.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newGuideDraft } from '../../test/harness/new-guide-draft.ts'
import { sendHistory } from '../../test/harness/send-history.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
  const put = (path: string, body: object) =>
    environment.request(`/api/v1/${path}`, { method: 'PUT', body })
  await put('accounts/acme', { name: 'Acme', traits: { plan: 'pro' } })
  await put('accounts/beta', { name: '=Beta', traits: { plan: 'pro' } })
  await put('accounts/corp', { traits: { plan: 'free' } })
  await put('users/ada', { traits: { role: 'admin' } })
  await put('users/bob', {})
  await environment.request('/api/v1/memberships/batch', {
    body: {
      memberships: [
        { userId: 'ada', accountId: 'acme', validFrom: '2026-01-01T00:00:00Z' },
        { userId: 'bob', accountId: 'corp', validFrom: '2026-01-01T00:00:00Z' },
      ],
    },
  })
  await defineMilestone(environment, 'published', { condition: { event: 'report_published' } })
  await sendHistory(
    testApp,
    environment,
    { event: 'report_published', userId: 'ada', daysAgo: 2 },
    { event: 'export', userId: 'bob', daysAgo: 1 },
    { event: 'export', userId: 'bob', daysAgo: 1 },
  )
})
afterAll(() => testApp.close())

const pro: Condition = { account: 'plan', op: 'is', value: 'pro' }

const putSegment = (key: string, condition: Condition, name = key) =>
  environment.request(`/api/v1/segments/${key}`, { method: 'PUT', body: { name, condition } })
const get = async (path: string) => (await environment.request(`/api/v1/${path}`)).json()
const problem = async (answer: Response) => {
  const { code, errors } = await answer.json()
  return { status: answer.status, code, errors }
}

describe('segments', () => {
  test('a segment is made and changed by PUT; the same again changes nothing', async () => {
    const made = await putSegment('paying', pro, 'Paying')
    expect(made.status).toBe(200)
    const before: Segment = await made.json()
    expect(before).toMatchObject({ key: 'paying', name: 'Paying', condition: pro, usedBy: [] })
    testApp.clock.advance(1000)
    expect(await (await putSegment('paying', pro, 'Paying')).json()).toEqual(before)
    const renamed: Segment = await (await putSegment('paying', pro, 'Pays')).json()
    expect(renamed.name).toBe('Pays')
    expect(renamed.updatedAt > before.updatedAt).toBe(true)
    expect(renamed.createdAt).toBe(before.createdAt)
  })

  test('a segment counts who is in it now, at both levels', async () => {
    await putSegment('paying', pro)
    expect(await get('segments/paying/size')).toEqual({ accounts: 2, users: 1 })
    const size = await environment.request('/api/v1/segment-size', {
      body: { condition: { not: { segment: 'paying' } } },
    })
    expect(await size.json()).toEqual({ accounts: 1, users: 1 })
    const onPage = await environment.request('/api/v1/segment-size', {
      body: { condition: { page: 'path', op: 'is', value: '/' } },
    })
    expect(await problem(onPage)).toMatchObject({ status: 422, code: 'invalid_input' })
  })

  test('members come in pages, and as a file that no spreadsheet runs', async () => {
    await putSegment('paying', pro)
    const first = await get('segments/paying/members?limit=1')
    expect(first.rows).toMatchObject([{ id: 'acme', name: 'Acme' }])
    const rest = await get(`segments/paying/members?limit=1&cursor=${first.nextCursor}`)
    expect(rest).toMatchObject({ rows: [{ id: 'beta' }], nextCursor: null })
    const users = await get('segments/paying/members?level=user')
    expect(users.rows).toMatchObject([{ id: 'ada', name: null }])
    const file = await environment.request('/api/v1/segments/paying/members?format=csv')
    expect(file.headers.get('content-disposition')).toContain('paying-accounts.csv')
    expect(await file.text()).toContain("beta,'=Beta,")
  })

  test('accounts are listed by segment; one that is not there is said', async () => {
    await putSegment('paying', pro)
    const page = await get('accounts?segment=paying&sort=name&limit=1')
    expect(page.rows).toMatchObject([{ id: 'beta' }])
    const next = await get(`accounts?segment=paying&sort=name&cursor=${page.nextCursor}`)
    expect(next.rows).toMatchObject([{ id: 'acme' }])
    const unknown = await environment.request('/api/v1/accounts?segment=gone')
    expect(await problem(unknown)).toMatchObject({
      status: 400,
      code: 'invalid_query',
      errors: [{ path: 'segment', message: 'There is no segment "gone"' }],
    })
  })

  test('a segment may hold another, but never itself', async () => {
    await putSegment('paying', pro)
    await putSegment('exporters', { event: 'export', atLeast: 2, lastDays: 7 })
    const both = { any: [{ segment: 'paying' }, { segment: 'exporters' }] }
    expect((await putSegment('both', both)).status).toBe(200)
    expect(await get('segments/both/size')).toEqual({ accounts: 3, users: 2 })
    const round = await putSegment('paying', { not: { segment: 'both' } })
    expect(await problem(round)).toEqual({
      status: 422,
      code: 'segment_cycle',
      errors: [{ path: 'condition', message: 'paying → both → paying' }],
    })
    const own = await putSegment('own', { segment: 'own' })
    expect(await problem(own)).toMatchObject({ code: 'segment_cycle' })
  })

  test('what is not there, what only a page knows, and too much are refused', async () => {
    const condition: Condition = {
      any: [{ milestone: 'gone' }, { segment: 'gone' }, { page: 'path', op: 'is', value: '/' }],
    }
    expect(await problem(await putSegment('odd', condition))).toEqual({
      status: 422,
      code: 'invalid_input',
      errors: [
        { path: 'condition', message: 'There is no milestone "gone"' },
        { path: 'condition', message: 'There is no segment "gone"' },
        { path: 'condition', message: 'A segment cannot ask about the page' },
      ],
    })
    await putSegment('wide', { any: Array.from({ length: 50 }, () => pro) })
    const five = { all: Array.from({ length: 5 }, () => ({ segment: 'wide' })) }
    expect(await problem(await putSegment('wider', five))).toMatchObject({
      code: 'segment_too_large',
    })
  })

  test('a segment that another one or a published guide uses is kept', async () => {
    await putSegment('inner', pro)
    await putSegment('outer', { segment: 'inner' })
    const banner = { ...newGuideDraft('banner'), audience: { segment: 'inner' } }
    await environment.request(`/api/v1/guides/${banner.key}`, {
      method: 'PUT',
      body: { draft: banner },
    })
    await environment.request(`/api/v1/guides/${banner.key}/publish`, { method: 'POST' })
    const remove = (key: string) =>
      environment.request(`/api/v1/segments/${key}`, { method: 'DELETE' })
    expect(await problem(await remove('inner'))).toEqual({
      status: 409,
      code: 'in_use',
      errors: [
        { path: `guides.${banner.key}`, message: `The guide "${banner.name}" uses it` },
        { path: 'segments.outer', message: 'The segment "outer" uses it' },
      ],
    })
    expect((await remove('outer')).status).toBe(204)
    await environment.request(`/api/v1/guides/${banner.key}/archive`, { method: 'POST' })
    expect((await remove('inner')).status).toBe(204)
    expect((await remove('inner')).status).toBe(404)
  })

  test('a milestone that a segment asks for is kept', async () => {
    await putSegment('published', { milestone: 'published' })
    const remove = () => environment.request('/api/v1/milestones/published', { method: 'DELETE' })
    expect(await problem(await remove())).toMatchObject({
      code: 'in_use',
      errors: [{ path: 'segments.published', message: 'The segment "published" uses it' }],
    })
    await environment.request('/api/v1/segments/published', { method: 'DELETE' })
  })
})

describe('an audience of a segment', () => {
  const banner = { ...newGuideDraft('banner'), key: 'news', audience: { segment: 'chosen' } }
  const session = async (userId: string): Promise<SessionResponse> =>
    (
      await environment.request('/v1/session', {
        body: {
          sentAt: new Date(testApp.now()).toISOString(),
          sdk: { name: 'milepost-js', version: '0' },
          anonymousId: `visitor-${userId}`,
          userId,
          url: 'https://app.example/',
          locale: 'en',
        },
      })
    ).json()
  const offered = async (userId: string) =>
    (await session(userId)).guides.some(({ key }) => key === 'news')

  test('is decided by what the segment says now, and says why', async () => {
    await putSegment('chosen', pro)
    await environment.request('/api/v1/guides/news', { method: 'PUT', body: { draft: banner } })
    const published = await environment.request('/api/v1/guides/news/publish', { method: 'POST' })
    expect(published.status).toBe(200)
    expect([await offered('ada'), await offered('bob')]).toEqual([true, false])
    const { notEligible } = await session('bob')
    expect(notEligible.find(({ guideKey }) => guideKey === 'news')?.trace).toEqual([
      '✗ in segment chosen',
    ])
    await putSegment('chosen', { event: 'export' })
    expect([await offered('ada'), await offered('bob')]).toEqual([false, true])
  })

  test.each<Condition>([
    pro,
    { not: pro },
    { user: 'role', op: 'is', value: 'admin' },
    { account: 'name', op: 'is', value: 'Acme' },
    { milestone: 'published' },
    { event: 'export', atLeast: 2, withinDays: 1 },
    { not: { event: 'export', lastDays: 3 } },
    { all: [{ segment: 'gone-by-now' }, pro] },
  ])('means the users that the segment counts: %j', async (condition) => {
    await putSegment('gone-by-now', { user: 'id', op: 'is', value: 'ada' })
    expect((await putSegment('chosen', condition)).status).toBe(200)
    const { rows } = await get('segments/chosen/members?level=user')
    const members = rows.map(({ id }: { id: string }) => id)
    const met = []
    for (const id of ['ada', 'bob']) if (await offered(id)) met.push(id)
    expect(met).toEqual(members)
  })
})
