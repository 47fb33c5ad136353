import type { PickerSession, PickerToken } from '#contract/picker'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { members } from '../../db/schema/members.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newGuideDraft } from '../../test/harness/new-guide-draft.ts'
import { signIn } from '../../test/harness/sign-in.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const origin = 'https://app.example'
const minuteMs = 60_000
const locator = { role: 'button', name: 'Invite', within: [{ tag: 'app-shell' }] }
let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())
beforeEach(async () => {
  environment = await newEnvironment(testApp)
  for (const kind of ['tour', 'hint', 'banner'] as const) {
    const body = { draft: newGuideDraft(kind) }
    await environment.request(`/api/v1/guides/${kind}`, { method: 'PUT', body })
  }
})

const create = (body: object, guide = 'tour') =>
  environment.request(`/api/v1/guides/${guide}/picker-tokens`, { body })
const newToken = async (guide = 'tour', stepKey: string | null = 'one'): Promise<PickerToken> =>
  (await create({ stepKey, url: `${origin}/team?tab=1#top` }, guide)).json()
const open = (token: string, headers: Record<string, string> = { origin }) =>
  environment.request('/v1/picker/open', { body: { token }, headers })
const newSession = async (guide?: string, stepKey?: string | null): Promise<PickerSession> =>
  (await open((await newToken(guide, stepKey)).token)).json()
const save = (session: string, fields: object = {}, headers: Record<string, string> = { origin }) =>
  environment.request('/v1/picker/save', {
    body: { session, locator, pathPrefix: null, ...fields },
    headers,
  })
const read = async (guide = 'tour') => (await environment.request(`/api/v1/guides/${guide}`)).json()
const refusalOf = async (answer: Response) => [answer.status, (await answer.json()).code]

describe('POST /api/v1/guides/{key}/picker-tokens', () => {
  test('gives the page with a token in its fragment, for 5 minutes', async () => {
    const answer = await create({ stepKey: 'one', url: `${origin}/team?tab=1` })
    expect(answer.status).toBe(201)
    const { token, url, expiresAt } = (await answer.json()) as PickerToken
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(url).toBe(`${origin}/team?tab=1#milepost-pick=${token}`)
    expect(Date.parse(expiresAt)).toBe(testApp.now() + 5 * minuteMs)
    const rows = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql`select * from picker_tokens`,
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test.each([
    ['#/reports', '#/reports?'],
    ['#/reports?tab=1', '#/reports?tab=1&'],
    ['#', '#'],
  ])('leaves a page routed by its fragment where it is: %s', async (fragment, before) => {
    const answer = await create({ stepKey: 'one', url: `${origin}/${fragment}` })
    const { token, url } = (await answer.json()) as PickerToken
    expect(url).toBe(`${origin}/${before}milepost-pick=${token}`)
  })

  test.each(['javascript:alert(1)', '/team', 'ftp://app.example/', 'https://ada:pw@app.example/'])(
    'refuses %s, which is the address of no page',
    async (url) => {
      expect(await refusalOf(await create({ stepKey: 'one', url }))).toEqual([422, 'invalid_input'])
    },
  )

  test.each([
    ['tour', null],
    ['tour', 'gone'],
    ['hint', 'one'],
    ['banner', null],
  ])('refuses what points at no element: %s, step %s', async (guide, stepKey) => {
    const answer = await create({ stepKey, url: origin }, guide)
    expect(await refusalOf(answer)).toEqual([422, 'invalid_input'])
  })

  test('takes only listed origins where there is a list', async () => {
    const path = `/api/v1/environments/${environment.environmentId}`
    await environment.request(path, { method: 'PATCH', body: { allowedOrigins: [origin] } })
    expect((await create({ stepKey: 'one', url: origin })).status).toBe(201)
    const other = await create({ stepKey: 'one', url: 'https://other.example/' })
    expect(await refusalOf(other)).toEqual([403, 'origin_not_allowed'])
  })

  test('is for editors', async () => {
    const owner = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
    const own = await newEnvironment(testApp, { owner })
    const body = { draft: newGuideDraft('tour') }
    await own.request('/api/v1/guides/tour', { method: 'PUT', body })
    const member = await signIn(testApp, owner)
    const statusAs = async (role: 'viewer' | 'editor') => {
      await testApp.database.control
        .update(members)
        .set({ role })
        .where(eq(members.workspaceId, own.workspaceId))
      const path = `/api/v1/guides/tour/picker-tokens?environment=${own.environmentId}`
      return (await member.request(path, { body: { stepKey: 'one', url: origin } })).status
    }
    expect([await statusAs('viewer'), await statusAs('editor')]).toEqual([403, 201])
  })
})

describe('POST /v1/picker/open', () => {
  test('answers with the step as the draft has it', async () => {
    const answer = await open((await newToken()).token)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const session = (await answer.json()) as PickerSession
    expect(session).toMatchObject({
      guide: { key: 'tour', name: 'tour', kind: 'tour' },
      stepKey: 'one',
      place: { number: 1, total: 2 },
      step: newGuideDraft('tour').content.steps[0],
      theme: environment.environment.theme,
    })
    expect(Date.parse(session.expiresAt)).toBe(testApp.now() + 30 * minuteMs)
  })

  test('answers with the whole hint', async () => {
    const session = await newSession('hint', null)
    expect(session).toMatchObject({
      stepKey: null,
      place: null,
      step: newGuideDraft('hint').content,
    })
  })

  test('opens a token once, also when many pages try at the same time', async () => {
    const { token } = await newToken()
    const many = Array.from({ length: 12 }, () => token)
    // Once for nothing, so that the connections stand that they race on.
    await Promise.all(many.map(() => open('unknown')))
    const answers = await Promise.all(many.map((one) => open(one)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await refusalOf(await open(token))).toEqual([410, 'picker_token_used'])
  })

  test('refuses a token after 5 minutes', async () => {
    const { token } = await newToken()
    testApp.clock.advance(5 * minuteMs)
    expect(await refusalOf(await open(token))).toEqual([410, 'picker_token_expired'])
  })

  test.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: `${origin}:8443` }],
    ['another scheme', { origin: 'http://app.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['no origin', {}],
  ])('refuses %s, and the token stays whole', async (_, headers) => {
    const { token } = await newToken()
    const refused = await open(token, headers)
    expect(await refusalOf(refused)).toEqual([403, 'picker_origin_mismatch'])
    expect((await open(token)).status).toBe(200)
  })

  test('knows no token of another environment, nor what was never one', async () => {
    const { token } = await newToken()
    const other = await newEnvironment(testApp)
    const foreign = await other.request('/v1/picker/open', { body: { token }, headers: { origin } })
    expect(await refusalOf(foreign)).toEqual([403, 'picker_token_invalid'])
    expect(await refusalOf(await open('x'))).toEqual([403, 'picker_token_invalid'])
    expect((await open(token)).status).toBe(200)
  })

  test('does not open a step that is gone', async () => {
    const { token } = await newToken('tour', 'two')
    const draft = newGuideDraft('tour')
    draft.content.steps.pop()
    await environment.request('/api/v1/guides/tour', { method: 'PUT', body: { draft } })
    expect(await refusalOf(await open(token))).toEqual([404, 'not_found'])
  })

  test('takes no key but a live one', async () => {
    const { token } = await newToken()
    const headers = { origin, authorization: 'Bearer mp_wk_unknown' }
    expect(await refusalOf(await open(token, headers))).toEqual([401, 'invalid_key'])
  })
})

describe('POST /v1/picker/save', () => {
  test('writes what was picked into the draft, as often as wanted', async () => {
    const { session } = await newSession()
    const first = await save(session, { pathPrefix: '/team' })
    const second = await save(session, { locator: { name: 'Other' } })
    expect([await first.json(), await second.json()]).toEqual([{ revision: 2 }, { revision: 3 }])
    const { draft, revision } = await read()
    expect(revision).toBe(3)
    const [one, two] = newGuideDraft('tour').content.steps
    expect(draft.content.steps).toEqual([
      { ...one, target: { name: 'Other' }, pathPrefix: '/team' },
      two,
    ])
  })

  test('makes no revision of the same again', async () => {
    const { session } = await newSession('hint', null)
    const answers = [await save(session), await save(session, { pathPrefix: '/ignored' })]
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { revision: 2 },
      { revision: 2 },
    ])
    expect((await read('hint')).draft.content.target).toEqual(locator)
  })

  test('tells an editor that holds the revision before', async () => {
    await save((await newSession()).session)
    const body = { draft: newGuideDraft('tour', { name: 'Mine' }), revision: 1 }
    const answer = await environment.request('/api/v1/guides/tour', { method: 'PUT', body })
    expect(await refusalOf(answer)).toEqual([409, 'version_conflict'])
  })

  test('leaves what is published as it is', async () => {
    await environment.request('/api/v1/guides/tour/publish', { body: {} })
    await save((await newSession()).session)
    expect(await read()).toMatchObject({ hasUnpublishedChanges: true, published: { number: 1 } })
  })

  test('ends after 30 minutes', async () => {
    const { session } = await newSession()
    testApp.clock.advance(30 * minuteMs - 1)
    expect((await save(session)).status).toBe(200)
    testApp.clock.advance(1)
    expect(await refusalOf(await save(session))).toEqual([410, 'picker_session_over'])
  })

  test.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', {}],
  ])('refuses %s', async (_, headers) => {
    const { session } = await newSession()
    const refused = await save(session, {}, headers)
    expect(await refusalOf(refused)).toEqual([403, 'picker_origin_mismatch'])
    expect((await read()).revision).toBe(1)
  })

  test('knows no session of another environment, and takes no token for one', async () => {
    const { token } = await newToken()
    const { session } = await newSession()
    const other = await newEnvironment(testApp)
    const foreign = await other.request('/v1/picker/save', {
      body: { session, locator, pathPrefix: null },
      headers: { origin },
    })
    expect(await refusalOf(foreign)).toEqual([410, 'picker_session_over'])
    expect(await refusalOf(await save(token))).toEqual([410, 'picker_session_over'])
    expect((await read()).revision).toBe(1)
  })

  test.each([{ tag: 'button' }, { role: 'b', unknown: 1 }, 'button'])(
    'refuses the locator %j',
    async (refused) => {
      const { session } = await newSession()
      const answer = await save(session, { locator: refused })
      expect(await refusalOf(answer)).toEqual([422, 'invalid_input'])
    },
  )
})
