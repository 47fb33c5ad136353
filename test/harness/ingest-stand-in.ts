import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { BatchResponse, WireEvent } from '#contract/event-batch'
import type { SessionResponse } from '#contract/session'
import { listenLocally } from './listen-locally.ts'

// Not import.meta.url, which is no file in tests that have a window.
const SDK_FOLDER = join(process.cwd(), 'dist/sdk')
export const STAND_IN_KEY = 'mp_wk_stand_in'

/** One request as it came in. */
export interface SeenRequest {
  path: string
  atMs: number
  body: Record<string, unknown> & { batch?: WireEvent[] }
}

/**
 * A server that answers pages by the contract and can be told to fail: for what a real one cannot be
 * brought to do on demand. It serves the built SDK from an origin of its own, as in production.
 */
export interface IngestStandIn {
  url: string
  requests: SeenRequest[]
  /** Stored events by messageId: what a database would hold. */
  events: Map<string, WireEvent>
  /** How many events came in, repeats included. */
  received(): number
  /** What the next sessions say. */
  session: Partial<SessionResponse>
  /** What answers to batches add. */
  onBatch: (events: WireEvent[]) => Partial<BatchResponse>
  /** `reset` hangs up; a status refuses; `lose_answer` stores and hangs up; undefined is well. */
  failure:
    | undefined
    | 'reset'
    | 'lose_answer'
    | { status: number; headers?: Record<string, string> }
  /** The snippet as the Install page gives it. */
  snippet: string
  close(): Promise<void>
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  'timing-allow-origin': '*',
}

/** Opens a stand-in on an ephemeral port. Close it when done. */
export async function openIngestStandIn(): Promise<IngestStandIn> {
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  const { url, close } = await listenLocally(server)
  const loader = readFileSync(join(SDK_FOLDER, 'loader.js'), 'utf8')

  const standIn: IngestStandIn = {
    url,
    requests: [],
    events: new Map(),
    received: () => standIn.requests.reduce((sum, { body }) => sum + (body.batch?.length ?? 0), 0),
    session: {},
    onBatch: () => ({}),
    failure: undefined,
    snippet: `<script>${loader
      .replaceAll('__HOST__', url)
      .replaceAll('__WRITE_KEY__', STAND_IN_KEY)}</script>`,
    close,
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    if (path.startsWith('/sdk/')) return serveFile(path.slice(5), response)
    if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end()
    const { failure } = standIn
    if (failure === 'reset') return void request.socket.destroy()
    const body = JSON.parse(await readText(request)) as SeenRequest['body']
    standIn.requests.push({ path, atMs: Date.now(), body })
    if (typeof failure === 'object') {
      return void response.writeHead(failure.status, { ...CORS, ...failure.headers }).end('{}')
    }
    const batch = accept(body.batch ?? [])
    if (failure === 'lose_answer') return void request.socket.destroy()
    const session = {
      success: true,
      serverTime: new Date().toISOString(),
      userId: null,
      guides: [],
      milestones: {},
      milestoneRules: [],
      celebrations: [],
      notEligible: [],
      theme: { accent: '#4f46e5', productName: 'Acme' },
      ...standIn.session,
      batch,
    }
    response.writeHead(200, { ...CORS, 'content-type': 'application/json' })
    response.end(JSON.stringify(path === '/v1/session' ? session : batch))
  }

  function accept(events: WireEvent[]): BatchResponse {
    const fresh: WireEvent[] = []
    const results = events.map((event) => {
      const messageId = event.messageId ?? ''
      const status = standIn.events.has(messageId) ? ('duplicate' as const) : ('accepted' as const)
      if (status === 'accepted') fresh.push(event)
      standIn.events.set(messageId, event)
      return { messageId, status }
    })
    return { success: true, results, completed: [], celebrations: [], ...standIn.onBatch(fresh) }
  }

  return standIn
}

function serveFile(name: string, response: ServerResponse): void {
  try {
    const body = readFileSync(join(SDK_FOLDER, name))
    response.writeHead(200, { ...CORS, 'content-type': 'text/javascript' }).end(body)
  } catch {
    response.writeHead(404, CORS).end()
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
