import type { Role } from '#contract/workspace'
import { Hono, type Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import type { AppDeps, AppEnv } from './app-deps.ts'
import {
  findEnvironmentOfMember,
  findOnlyWorkspaceOfMember,
  type MemberEnvironment,
} from './environments/find-environment.ts'
import { AppError, invalidQuery, notFound, toFieldErrors } from './errors.ts'
import { readJsonBody } from './middleware/read-json-body.ts'
import { describeRoute } from './openapi/describe-route.ts'
import type { Actor, EnvironmentRow, RequestContext } from './request-context.ts'
import { isStorableText } from './storable-text.ts'

/** One route of /api/v1: method, path, who, schemas in, verb, schema out. */
export interface ManagementRoute<
  Params = undefined,
  Query = undefined,
  Body = undefined,
  Answer = void,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below /api/v1, as Hono writes it: `/guides/:key`. */
  path: string
  tag: string
  summary: string
  /** The least role of a member. A secret key may do what an admin may, in its own environment. */
  role: Role
  params?: z.ZodType<Params>
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
  /** What the document says of the body, where each row of it is read by itself. */
  bodyShown?: z.ZodType
  /** Absent: 204. */
  answer?: z.ZodType<Answer>
  status?: number
  contentType?: string
  /**
   * Where a member's environment comes from: `?environment=` (default), the `:id` of the path, or
   * any of the only workspace of the member. A secret key implies it; another `:id` is not found.
   */
  environmentFrom?: 'query' | 'path' | 'workspace'
  run: (
    ctx: RequestContext,
    input: { params: Params; query: Query; body: Body },
  ) => Promise<NoInfer<Answer> | Response>
}

type AnyRoute = Pick<ManagementRoute, 'method' | 'path'> & {
  mount: (app: Hono<AppEnv>, deps: AppDeps) => void
}

/** Keeps the types of one route's schemas and verb together; the list of them is untyped. */
export function route<Params = undefined, Query = undefined, Body = undefined, Answer = void>(
  spec: ManagementRoute<Params, Query, Body, Answer>,
): AnyRoute {
  const { method, path, tag, summary, params, body, answer, contentType } = spec
  // A parameter that nobody reads was meant to do something.
  const query = spec.query instanceof z.ZodObject ? spec.query.strict() : spec.query
  const status = spec.status ?? (answer || contentType ? 200 : 204)
  return {
    method,
    path,
    mount: (app, deps) => {
      const description = describeRoute({
        tag,
        summary,
        security: 'management',
        status,
        ...(params ? { params } : {}),
        ...(query ? { query } : {}),
        ...(body ? { body: spec.bodyShown ?? body } : {}),
        ...(answer ? { answer } : {}),
        ...(contentType ? { contentType } : {}),
      })
      app.on(method.toUpperCase(), path, description, async (c) => {
        const ctx = await contextOf(c, deps, spec)
        const input = {
          params: read(params, c.req.param()) as Params,
          query: read(query, withoutEnvironment(c.req.query()), 'invalid_query') as Query,
          body: (body ? read(body, await readJsonBody(c)) : undefined) as Body,
        }
        const result = await spec.run(ctx, input)
        if (result instanceof Response) return result
        if (status === 204) return c.body(null, 204)
        return c.json(result as object, status as ContentfulStatusCode)
      })
    },
  }
}

/** Mounts routes for createApp, which has authenticated the caller by then. */
export function managementRoutes(deps: AppDeps, routes: readonly AnyRoute[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  for (const each of routes) each.mount(app, deps)
  return app
}

const ranks: Record<Role, number> = { viewer: 0, editor: 1, admin: 2, owner: 3 }

async function contextOf(
  c: Context<AppEnv>,
  deps: AppDeps,
  { role, environmentFrom = 'query' }: Pick<ManagementRoute, 'role' | 'environmentFrom'>,
): Promise<RequestContext> {
  const { environment, actor } = await scopeOf(c, deps, environmentFrom)
  const rank = actor.kind === 'member' ? ranks[actor.role] : ranks.admin
  if (rank < ranks[role]) throw new AppError('not_allowed')
  return {
    environment,
    actor,
    now: deps.now(),
    requestId: c.get('requestId'),
    signal: c.req.raw.signal,
    database: deps.database,
    jobs: deps.jobs,
    publicUrl: deps.publicUrl,
  }
}

async function scopeOf(
  c: Context<AppEnv>,
  deps: AppDeps,
  environmentFrom: 'query' | 'path' | 'workspace',
): Promise<{ environment: EnvironmentRow; actor: Actor }> {
  const caller = c.get('caller')
  const asked = environmentFrom === 'path' ? c.req.param('id') : c.req.query('environment')
  if (caller.kind === 'secret_key') {
    // Naming another one than the key's own is a mistake that must not pass silently.
    if (asked && asked !== caller.key.environmentId) throw notFound('environment', asked)
    const { environment, id: keyId } = caller.key
    return { environment, actor: { kind: 'secret_key', keyId } }
  }
  const { userId, name } = caller
  let found: MemberEnvironment | undefined
  if (asked) {
    found = await findEnvironmentOfMember(deps.database, { userId, environmentId: asked })
    if (!found) throw notFound('environment', asked)
  } else if (environmentFrom === 'workspace') {
    found = await findOnlyWorkspaceOfMember(deps.database, userId)
  }
  if (!found) {
    throw invalidQuery({ path: 'environment', message: 'Add ?environment=<id of the environment>' })
  }
  return {
    environment: found.environment,
    actor: { kind: 'member', userId, name, role: found.role },
  }
}

function withoutEnvironment(query: Record<string, string>): Record<string, string> {
  const { environment: _, ...rest } = query
  return rest
}

/**
 * Checks what came in by its schema; refuses with `code`, as too large where a list is too long, and
 * as `unknown_field` where nothing else is wrong: a field that is dropped in silence misleads.
 */
function read(
  schema: z.ZodType | undefined,
  value: unknown,
  code: 'invalid_input' | 'invalid_query' = 'invalid_input',
): unknown {
  if (!schema) return undefined
  if (value !== null && typeof value === 'object') {
    for (const [path, text] of Object.entries(value)) {
      if (typeof text === 'string' && !isStorableText(text)) {
        const message = 'Holds a character that cannot be stored'
        throw new AppError(code, { errors: [{ path, message }] })
      }
    }
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = toFieldErrors(result.error)
  const { issues } = result.error
  if (code === 'invalid_input' && issues.every((issue) => issue.code === 'unrecognized_keys')) {
    throw new AppError('unknown_field', { errors })
  }
  const longList = issues.find(isTooLongList)
  if (!longList) throw new AppError(code, { errors })
  const detail = `"${longList.path.join('.')}": ${longList.message}.`
  throw new AppError('payload_too_large', { errors, detail })
}

function isTooLongList(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'too_big' && issue.origin === 'array'
}
