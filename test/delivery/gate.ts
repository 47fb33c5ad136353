import { createServer, request as askServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listenLocally } from '../harness/listen-locally.ts'

/** One request of a page for /v1, as it came to the gate. */
export interface Passage {
  path: string
  atMs: number
  /** messageIds of the events in it. */
  ids: string[]
  /** How many drops it told of. */
  droppedEvents: number
  writeKey: string
  fate?: Fate
}

/**
 * `pass`: as if there were no gate. `cut`: the connection is reset before the server sees anything.
 * `lose_answer`: the server commits, and the connection is reset instead of the answer. `hold_answer`:
 * the server commits, and nothing more is ever heard. A status is answered in the server's place.
 */
export type Fate =
  | 'pass'
  | 'cut'
  | 'lose_answer'
  | 'hold_answer'
  | { status: number; headers?: Record<string, string> }

/** The network between pages and the server: all of it, and it can fail as told. */
export interface Gate {
  url: string
  passages: Passage[]
  /** What becomes of a request; the scenario sets it. Files of the SDK always pass. */
  decide: (passage: Passage) => Fate
  /** Events that reached the server, repeats included, less the distinct ones. */
  wireDuplicates(): number
  close(): Promise<void>
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' }

/** Opens a gate on an ephemeral port in front of the server at `serverUrl`. Close it when done. */
export async function openGate(serverUrl: string): Promise<Gate> {
  const server = createServer((request, response) => {
    void pass(request, response).catch(() => request.socket.destroy())
  })
  const { url, close } = await listenLocally(server)

  const gate: Gate = {
    url,
    passages: [],
    decide: () => 'pass',
    wireDuplicates() {
      const ids = gate.passages
        .filter(({ fate }) => typeof fate === 'string' && fate !== 'cut')
        .flatMap((passage) => passage.ids)
      return ids.length - new Set(ids).size
    },
    close,
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const path = request.url ?? '/'
    let fate: Fate = 'pass'
    if (path.startsWith('/v1/') && request.method === 'POST') {
      const passage = toPassage(path, body)
      passage.fate = fate = gate.decide(passage)
      gate.passages.push(passage)
    }
    if (fate === 'cut') return void request.socket.destroy()
    if (typeof fate === 'object') {
      return void response.writeHead(fate.status, { ...CORS, ...fate.headers }).end('{}')
    }
    const answer = await forward(serverUrl, request, body)
    if (fate === 'hold_answer') return
    if (fate === 'lose_answer') return void request.socket.destroy()
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  return gate
}

function toPassage(path: string, body: Buffer): Passage {
  const {
    batch = [],
    droppedEvents = 0,
    writeKey = '',
  } = JSON.parse(body.toString()) as {
    batch?: { messageId: string }[]
    droppedEvents?: number
    writeKey?: string
  }
  const ids = batch.map(({ messageId }) => messageId)
  return { path, atMs: Date.now(), ids, droppedEvents, writeKey }
}

async function forward(
  serverUrl: string,
  { url = '/', method = 'GET', headers }: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { host: _, ...kept } = headers
    askServer(new URL(url, serverUrl), { method, headers: kept }, resolve)
      .on('error', reject)
      .end(body)
  })
  const text = await readBody(answer)
  const { 'transfer-encoding': _, ...kept } = answer.headers
  return { status: answer.statusCode ?? 502, headers: kept, body: text }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
