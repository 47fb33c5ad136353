import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { guideKinds, type GuideKind } from '#contract/guide'
import { newDemo, type TestDemo } from '../../test/harness/new-demo.ts'
import { signIn } from '../../test/harness/sign-in.ts'
import { demoChecklist } from './definitions/checklist.ts'
import { findDemoRecord, keepDemoRecord } from './demo-record.ts'

const withoutHistory = { stopAfterBatches: 0 }
let demo: TestDemo
afterEach(() => demo.close())

describe('ensureDemo', () => {
  it('makes the workspace, its two environments and what the demo is about', async () => {
    demo = await newDemo()
    const { email, password, secretKey } = await demo.start(withoutHistory)
    const me = await signIn(demo.testApp, { email, password })
    const { workspaces } = await readJson(me.request('/api/v1/me'))
    expect(workspaces).toMatchObject([
      {
        slug: 'tideboard',
        role: 'owner',
        environments: [{ kind: 'production' }, { kind: 'demo' }],
      },
    ])
    const milestones = await list(secretKey, '/api/v1/milestones')
    expect(milestones).toHaveLength(7)
    expect(milestones.filter(({ firstValue }) => firstValue)).toMatchObject([
      { key: 'report_published' },
    ])
    expect(await list(secretKey, '/api/v1/features')).toHaveLength(5)
    expect(await list(secretKey, '/api/v1/segments')).toHaveLength(3)
    expect(await list(secretKey, '/api/v1/funnels')).toHaveLength(1)
    const guides = await list(secretKey, '/api/v1/guides')
    expect(guides.map(({ draft }) => draft.kind).toSorted()).toEqual(guideKinds.toSorted())
    for (const guide of guides) {
      expect(guide).toMatchObject({
        status: 'published',
        published: { publishedBy: 'Robin Keller' },
      })
    }
  })

  it('adds the guides that a data folder of an earlier version lacks, and no more', async () => {
    demo = await newDemo()
    const { secretKey } = await demo.start(withoutHistory)
    await ask(secretKey, '/api/v1/guides/help/archive', 'POST')
    await ask(secretKey, '/api/v1/guides/first-report/archive', 'POST')
    const record = findDemoRecord(demo.dataFolder)!
    const { survey: _, ...guides } = record.guides
    keepDemoRecord(demo.dataFolder, { ...record, guides })
    await demo.start(withoutHistory)
    const statuses = new Map(
      (await list(secretKey, '/api/v1/guides')).map(({ draft, status }) => [draft.kind, status]),
    )
    expect(statuses.get('survey')).toBe('published')
    expect(statuses.get('resource_centre')).toBe('archived')
  })

  it('gives the same sign-in and keys on the next start', async () => {
    demo = await newDemo()
    const { history: _, said: __, ...first } = await demo.start(withoutHistory)
    expect(await demo.start(withoutHistory)).toMatchObject(first)
  })

  it('loads the history once, and goes on where a start was cut short', async () => {
    demo = await newDemo()
    const cut = await demo.start({ stopAfterBatches: 5 })
    expect(await countEvents()).toBe(5 * 500)
    const resumed = await demo.start()
    expect([...cut.said, ...resumed.said].at(-1)).toBe(
      'Loading the sample history of 300 customers… 100%',
    )
    const events = await countEvents()
    expect(events).toBeGreaterThan(10_000)
    const third = await demo.start()
    expect(third.said).toEqual([])
    expect(await countEvents()).toBe(events)
    const accounts = await list(resumed.secretKey, '/api/v1/accounts?limit=200')
    expect(accounts).toHaveLength(200)
  }, 90_000)

  it('leaves alone what was changed since', async () => {
    demo = await newDemo()
    const { secretKey } = await demo.start(withoutHistory)
    const draft = { ...demoChecklist, name: 'My own words' }
    await ask(secretKey, `/api/v1/guides/${draft.key}`, 'PUT', { draft })
    await demo.start(withoutHistory)
    const guides = await list(secretKey, '/api/v1/guides')
    expect(guides.map((guide) => guide.draft.name)).toContain('My own words')
  })

  it('does not bring removed sample data back', async () => {
    demo = await newDemo()
    const { email, password } = await demo.start(withoutHistory)
    const me = await signIn(demo.testApp, { email, password })
    await removeSampleData(me)
    expect(await demo.start()).toMatchObject({
      isRemoved: true,
      consolePath: '/w/tideboard/production/install',
    })
    const { workspaces } = await readJson(me.request('/api/v1/me'))
    expect(workspaces[0].environments).toMatchObject([{ kind: 'production' }])
  })

  it('brings it back once demo.json is gone, with a new password', async () => {
    demo = await newDemo()
    const before = await demo.start(withoutHistory)
    const me = await signIn(demo.testApp, before)
    await removeSampleData(me)
    rmSync(join(demo.dataFolder, 'demo.json'))
    const { email, password, writeKey } = await demo.start(withoutHistory)
    expect(password).not.toBe(before.password)
    expect(writeKey).not.toBe(before.writeKey)
    const again = await signIn(demo.testApp, { email, password })
    const { workspaces } = await readJson(again.request('/api/v1/me'))
    expect(workspaces[0].environments).toHaveLength(2)
  })

  it('replaces a revoked key', async () => {
    demo = await newDemo()
    const { writeKey, secretKey } = await demo.start(withoutHistory)
    const keys = await list(secretKey, '/api/v1/keys')
    const { id } = keys.find(({ shown }) => shown === writeKey) ?? {}
    await ask(secretKey, `/api/v1/keys/${id}/revoke`, 'POST')
    const next = await demo.start(withoutHistory)
    expect(next.writeKey).not.toBe(writeKey)
    expect(next.secretKey).toBe(secretKey)
  })
})

async function removeSampleData(me: Awaited<ReturnType<typeof signIn>>): Promise<void> {
  const { workspaces } = await readJson(me.request('/api/v1/me'))
  const { id } = workspaces[0].environments.find(({ kind }: { kind: string }) => kind === 'demo')
  const answer = await me.request(`/api/v1/environments/${id}?environment=${id}`, {
    method: 'DELETE',
  })
  expect(answer.status).toBe(204)
}

async function countEvents(): Promise<number> {
  const environmentId = findDemoRecord(demo.dataFolder)?.environmentId ?? ''
  const [row] = await demo.testApp.database.withTenants(
    [environmentId],
    (sql) => sql<{ n: number }[]>`select count(*)::int as n from events`,
  )
  return row?.n ?? 0
}

function ask(secretKey: string, path: string, method: string, body?: object): Promise<Response> {
  return demo.testApp.request(path, {
    method,
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

async function list(secretKey: string, path: string) {
  return (await readJson(ask(secretKey, path, 'GET'))).rows as Row[]
}

/** As much of a row as these tests read. */
type Row = {
  key?: string
  id?: string
  shown?: string
  firstValue?: boolean
  status?: string
  draft: { name: string; kind: GuideKind }
}

async function readJson(answer: Promise<Response>) {
  return (await answer).json()
}
