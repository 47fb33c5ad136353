import { isRecord } from '#contract/rules/is-record'
import {
  batchRequestSchema,
  batchResponseSchema,
  eventTypes,
  type EventType,
  wireEventSchema,
} from '#contract/event-batch'
import { wireLimits } from '#contract/limits'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { AppDeps, AppEnv, IntakeDeps } from '../app-deps.ts'
import { AppError } from '../errors.ts'
import { describeHandler, describeRoute, type RouteDescription } from '../openapi/describe-route.ts'
import { answerWhole } from '../middleware/answer-headers.ts'
import { authenticateSender } from './authenticate-sender.ts'
import { noContext } from './read-event.ts'
import { readIngestBody } from './read-ingest-body.ts'

/** More than a page can hold was made up. */
const droppedEventsMax = 100_000

/** Segment's browser client calls each kind by one letter. */
const letters: Record<string, EventType> = {
  t: 'track',
  i: 'identify',
  g: 'group',
  p: 'page',
  s: 'screen',
  a: 'alias',
}

const intakeRoute = {
  tag: 'Intake',
  security: 'write_key',
  answer: batchResponseSchema,
} as const satisfies Partial<RouteDescription>
const batchRoute: RouteDescription = {
  ...intakeRoute,
  summary: 'Takes in up to 500 events; answers one by one',
  body: batchRequestSchema,
}
const importRoute: RouteDescription = {
  ...intakeRoute,
  security: 'secret_key',
  summary: 'Takes in history: events with their own receivedAt',
  body: batchRequestSchema,
}
const singleRoute: RouteDescription = {
  ...intakeRoute,
  summary: 'Takes in one event of this type',
  body: wireEventSchema.partial({ type: true }),
}
const settingsRoute: RouteDescription = {
  tag: 'Intake',
  security: 'none',
  summary: "Tells Segment's browser client to send here",
  answer: z.object({
    integrations: z.record(z.string(), z.record(z.string(), z.string())),
    plan: z.unknown(),
    metrics: z.unknown(),
  }),
}

/** The Segment-compatible intake: batches, single events, imports, and the settings its clients ask for. */
export function ingestRoutes(deps: IntakeDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const path of ['/batch', '/b']) {
    const accept = (c: Context<AppEnv>) => acceptBatch(deps, c, { isImport: false })
    routes.post(path, describeHandler(batchRoute, accept))
  }
  routes.post(
    '/import',
    describeHandler(importRoute, (c: Context<AppEnv>) => acceptBatch(deps, c, { isImport: true })),
  )
  const single = [...eventTypes.map((type) => [type, type] as const), ...Object.entries(letters)]
  for (const [path, type] of single) {
    const accept = (c: Context<AppEnv>) => acceptOne(deps, c, type)
    routes.post(`/${path}`, describeHandler(singleRoute, accept))
  }
  routes.get('/projects/:writeKey/settings', describeRoute(settingsRoute), (c) => {
    const host = new URL(deps.publicUrl)
    return c.json({
      integrations: {
        'Segment.io': {
          apiKey: c.req.param('writeKey'),
          apiHost: `${host.host}${host.pathname.replace(/\/$/, '')}/v1`,
          protocol: host.protocol.replace(':', ''),
        },
      },
      plan: { track: { __default: { enabled: true } } },
      metrics: { sampleRate: 0 },
    })
  })
  return routes
}

async function acceptBatch(
  deps: IntakeDeps,
  c: Context<AppEnv>,
  { isImport }: { isImport: boolean },
) {
  const body = await readIngestBody(c.req.raw)
  const key = await authenticateSender(deps, c, body)
  // History may say when it was received, which decides what a past as-of sees: not for pages.
  if (isImport && key.kind !== 'secret') throw new AppError('invalid_key')
  if (!Array.isArray(body.batch)) throw new AppError('batch_missing')
  if (body.batch.length === 0) throw new AppError('empty_batch')
  if (body.batch.length > wireLimits.batchEvents) throw new AppError('batch_too_large')
  return answerWhole(
    c,
    await deps.intake.accept({
      environmentId: key.environmentId,
      inputs: body.batch,
      envelope: envelopeOf(deps, body, { isImport }),
      source: sourceOf(c, body),
      isPage: isPage(body),
      isLive: !isImport,
      droppedEvents: droppedEventsOf(body),
    }),
  )
}

async function acceptOne(deps: IntakeDeps, c: Context<AppEnv>, type: EventType) {
  const body = await readIngestBody(c.req.raw)
  const key = await authenticateSender(deps, c, body)
  return answerWhole(
    c,
    await deps.intake.accept({
      environmentId: key.environmentId,
      inputs: [{ ...body, type }],
      envelope: envelopeOf(deps, {}, { isImport: false }),
      source: sourceOf(c, body),
      isPage: false,
      isLive: true,
    }),
  )
}

export function envelopeOf(
  { now }: Pick<AppDeps, 'now'>,
  body: Record<string, unknown>,
  { isImport }: { isImport: boolean },
) {
  return {
    receivedAtMs: now(),
    sentAt: body.sentAt,
    context: isRecord(body.context) ? body.context : noContext,
    mayDeclareReceivedAt: isImport,
  }
}

/** The sender as Live events names it: our SDK, a library that says its name, or the agent. */
export function sourceOf(c: Context<AppEnv>, body: Record<string, unknown>): string | null {
  for (const named of [body.sdk, isRecord(body.context) ? body.context.library : undefined]) {
    if (isRecord(named) && typeof named.name === 'string') {
      return `${named.name} ${typeof named.version === 'string' ? named.version : ''}`
        .trim()
        .slice(0, 100)
    }
  }
  return c.req.header('user-agent')?.slice(0, 100) ?? null
}

/** A page that was refused for long lets its oldest events go, and says how many; what is no count is none. */
function droppedEventsOf({ droppedEvents }: Record<string, unknown>): number {
  const isCount = typeof droppedEvents === 'number' && Number.isSafeInteger(droppedEvents)
  return isCount ? Math.min(Math.max(droppedEvents, 0), droppedEventsMax) : 0
}

/** Pages of ours say so in `sdk`; they show what is celebrated. */
const isPage = (body: Record<string, unknown>) => isRecord(body.sdk)
