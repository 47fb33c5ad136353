import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema/members.ts'
import { isRecord } from '#contract/rules/is-record'
import type { CaseRun } from '../case-run.ts'
import { exchange, type Answer } from '../exchange.ts'
import { openConsoleSession } from './console-session.ts'
import { named, variantsOf, type Recipe } from './recipe.ts'

interface RouteOfDocument {
  method: string
  path: string
}

/** Every management route, as the server's own document lists them. */
async function managementRoutes(run: CaseRun): Promise<RouteOfDocument[]> {
  const { url } = run.bench.server
  const { json } = await exchange(url, { method: 'GET', path: '/api/openapi.json', headers: {} })
  const paths = isRecord(json) && isRecord(json.paths) ? json.paths : {}
  return Object.entries(paths).flatMap(([path, methods]) =>
    // `/me` is about who asks, in whatever environment.
    path.startsWith('/api/v1/') && path !== '/api/v1/me' && isRecord(methods)
      ? Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path }))
      : [],
  )
}

const bodyOf = (method: string) => (['GET', 'DELETE'].includes(method) ? {} : { body: '{}' })
const fillIn = (path: string, id: string) => path.replace(/\{id\}/, id).replace(/\{\w+\}/g, 'first')

const foreignIds: Recipe = {
  fits: (one) => /route x foreign id/.test(String(one.request.matrix)),
  async run(run) {
    const session = await openConsoleSession(run)
    const foreign = await run.newEnvironment()
    const absent = '01900000-0000-7000-8000-000000000000'
    const alike: boolean[] = []
    for (const { method, path } of await managementRoutes(run)) {
      const ask = (id: string) =>
        session.ask(method, `${fillIn(path, id)}?environment=${id}`, bodyOf(method))
      const [theirs, nobodys] = [await ask(foreign.environmentId), await ask(absent)]
      const isAllowed = run.one.expect.status?.includes(theirs.status) ?? true
      run.check(isAllowed, `${method} ${path} answered ${theirs.status}`)
      alike.push(withoutIds(theirs, foreign.environmentId) === withoutIds(nobodys, absent))
    }
    run.check(alike.length > 30, `only ${alike.length} routes were found`)
    run.holds('indistinguishable from absent id', !alike.includes(false))
  },
}

const withoutIds = ({ status, text }: Answer, id: string) =>
  `${status} ${text.replaceAll(id, '').replaceAll(/"requestId":"[^"]*"/g, '')}`

const foreignInBody: Recipe = {
  fits: named('auth', /in body differs/),
  async run(run) {
    const session = await openConsoleSession(run)
    const foreign = await run.newEnvironment()
    const own = session.environment.environmentId
    const theirs = foreign.environmentId
    const sent = isRecord(run.one.request.json) ? run.one.request.json : {}
    const names = Object.fromEntries(Object.keys(sent).map((name) => [name, theirs]))
    const rule = { name: 'Intruded', scope: 'user', condition: { event: 'x' } }
    const put = (environment: string, body: object) =>
      session.ask('PUT', `/api/v1/milestones/intruded?environment=${environment}`, {
        body: JSON.stringify(body),
      })
    const answer = await put(theirs, { ...rule, ...names })
    run.check(run.one.expect.status?.includes(answer.status) ?? true, `answered ${answer.status}`)
    // Whatever becomes of it in the own environment, it does not reach the other.
    await put(own, { ...rule, ...names, environmentId: theirs, environment_id: theirs })
    const { database } = run.bench.server
    const rows = await database.withTenants([theirs], (sql) => sql`select from milestones`)
    run.holds('nothing written', rows.length === 0)
  },
}

const viewer: Recipe = {
  fits: (one) => /role x route/.test(String(one.request.matrix)),
  async run(run) {
    const session = await openConsoleSession(run)
    const { workspaceId, environmentId } = session.environment
    await run.bench.server.database.control
      .update(members)
      .set({ role: 'viewer' })
      .where(eq(members.workspaceId, workspaceId))
    for (const { method, path } of await managementRoutes(run)) {
      if (method === 'GET') continue
      const address = `${fillIn(path, environmentId)}?environment=${environmentId}`
      const answer = await session.ask(method, address, bodyOf(method))
      const isAllowed = run.one.expect.status?.includes(answer.status) ?? true
      run.check(isAllowed, `${method} ${path} answered ${answer.status}`)
    }
  },
}

/** From another site, from nowhere, and in the forms that a page of another site may send. */
const fromElsewhere: Recipe = {
  fits: named('auth', /console POST/i),
  async run(run) {
    const session = await openConsoleSession(run)
    const { environmentId } = session.environment
    const body = JSON.stringify({ kind: 'write', name: 'Foreign' })
    for (const variant of variantsOf(run.one)) {
      const isType = typeof variant === 'string' && /^\w+\/[\w-]+$/.test(variant)
      const headers = isType
        ? { 'content-type': variant }
        : { origin: typeof variant === 'string' ? variant : undefined }
      const answer = await session.ask('POST', `/api/v1/keys?environment=${environmentId}`, {
        body,
        headers,
      })
      const isAllowed = run.one.expect.status?.includes(answer.status) ?? true
      run.check(isAllowed, `${String(variant)} answered ${answer.status}`)
    }
    const keys = await session.ask('GET', `/api/v1/keys?environment=${environmentId}`)
    run.holds('state unchanged', keys.status === 200 && !keys.text.includes('"Foreign"'))
  },
}

const fieldsOfOurs: Recipe = {
  fits: named('pollution', /^PATCH/),
  async run(run) {
    const session = await openConsoleSession(run)
    const { environmentId } = session.environment
    const address = `/api/v1/environments/${environmentId}`
    const list = () => session.ask('GET', `/api/v1/environments?environment=${environmentId}`)
    const before = await list()
    const json = isRecord(run.one.request.json) ? run.one.request.json : {}
    const ours = { id: 'x', workspaceId: 'x', createdAt: 0, definitionsVersion: -1, kind: 'demo' }
    const answer = await session.ask('PATCH', address, {
      body: JSON.stringify({ ...ours, ...json }),
    })
    run.check(run.one.expect.status?.includes(answer.status) ?? true, `answered ${answer.status}`)
    const after = await list()
    run.holds('fields unchanged', before.status === 200 && before.text === after.text)
  },
}

const oddQueries: Recipe = {
  fits: ({ area }) => area === 'read',
  async run(run) {
    const { secretKey } = await run.newEnvironment()
    const get = (path: string) =>
      exchange(run.bench.server.url, {
        method: 'GET',
        path,
        headers: { authorization: `Bearer ${secretKey}` },
      })
    const answers: Answer[] = []
    for (const path of pathsOf(run.one.name)) {
      const answer = await get(path)
      answers.push(answer)
      const isAllowed = run.one.expect.status?.includes(answer.status) ?? true
      run.check(isAllowed, `${path} answered ${answer.status}`)
    }
    run.check(answers.length > 0, 'no parameters were found in the name')
    const isQuick = answers.every(({ ms, text }) => ms < 2_000 && text.length < 1_000_000)
    run.holds('bounded work, limit capped', isQuick)
  },
}

/** `limit=0, -1, 1e9, abc; cursor garbage; from > to; range 50 years; sort=x;drop, filter[y]`. */
function pathsOf(name: string): string[] {
  const report = '/api/v1/metrics/time-to-first-value'
  const [, limits = ''] = /limit=([^;]+)/.exec(name) ?? []
  const [, sorts = ''] = /sort=([^,]+)/.exec(name) ?? []
  const filters = [...name.matchAll(/(\w+\[[^\]]*\])/g)].map(([, filter = '']) => filter)
  return [
    ...limits
      .split(',')
      .filter(Boolean)
      .map((limit) => `/api/v1/accounts?limit=${limit.trim()}`),
    ...(/cursor/.test(name)
      ? ['/api/v1/accounts?cursor=garbage', '/api/v1/accounts?cursor=%00']
      : []),
    ...(/from > to/.test(name) ? [`${report}?from=2026-02-01&to=2026-01-01`] : []),
    ...(/50 years/.test(name) ? [`${report}?from=1976-01-01&to=2026-01-01`] : []),
    ...(sorts ? [`/api/v1/accounts?sort=${encodeURIComponent(sorts)}`] : []),
    ...filters.map((filter) => `/api/v1/accounts?${encodeURIComponent(filter)}=1`),
  ]
}

export const management = [
  foreignIds,
  foreignInBody,
  viewer,
  fromElsewhere,
  fieldsOfOurs,
  oddQueries,
]
