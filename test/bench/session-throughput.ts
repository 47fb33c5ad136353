import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

/** What `measureSession` found. */
export interface SessionFigures {
  sessionsPerSecond: number
  /** `GET /livez` on the same server, asked in the same way. */
  emptyPerSecond: number
  sessionRatio: number
  /** Of sessions, at half of the rate above. */
  p99Ms: number
  /** Of an answer to a page that holds every guide already. */
  answerBytes: number
}

interface Shot {
  url: string
  writeKey: string
  users: number
  connections: number
}
interface Order extends Shot {
  what: 'session' | 'empty'
  seconds: number
  /** Absent: as fast as it goes. */
  perSecond?: number
}
interface Answered {
  perSecond: number
  p99Ms: number
  answerBytes: number
}

const rounds = 3
const secondsPerRound = 2

/**
 * How many pages a server lets begin per second, beside how often it answers nothing at all. Pages are
 * of `users` different users, `user-0` on, and hold every guide they may be shown, as the SDK does after
 * the first page. Rounds alternate, since machines drift; sent by a process of its own.
 */
export async function measureSession({
  url,
  writeKey,
  users = 2_000,
  connections = 32,
}: {
  /** Of the server, without a path. */
  url: string
  writeKey: string
  users?: number
  connections?: number
}): Promise<SessionFigures> {
  const shot = { url, writeKey, users, connections, seconds: secondsPerRound }
  const sessions: Answered[] = []
  const empties: Answered[] = []
  await send({ ...shot, what: 'session', seconds: 1 })
  for (let round = 0; round < rounds; round += 1) {
    empties.push(await send({ ...shot, what: 'empty' }))
    sessions.push(await send({ ...shot, what: 'session' }))
  }
  const ratios = sessions.map(({ perSecond }, round) => perSecond / empties[round]!.perSecond)
  const sessionsPerSecond = median(sessions.map(({ perSecond }) => perSecond))
  const atHalf = await send({ ...shot, what: 'session', perSecond: sessionsPerSecond / 2 })
  return {
    sessionsPerSecond: Math.round(sessionsPerSecond),
    emptyPerSecond: Math.round(median(empties.map(({ perSecond }) => perSecond))),
    sessionRatio: Number(median(ratios).toFixed(3)),
    p99Ms: Number(atHalf.p99Ms.toFixed(1)),
    answerBytes: atHalf.answerBytes,
  }
}

async function send(order: Order): Promise<Answered> {
  const sender = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)])
  const [answered] = (await once(sender, 'message')) as [Answered]
  await once(sender, 'exit')
  return answered
}

const ordered = process.argv[2]
if (process.send && ordered?.startsWith('{')) {
  process.send(await carryOut(JSON.parse(ordered) as Order))
  process.disconnect()
}

async function carryOut(order: Order): Promise<Answered> {
  const requests = await toRequests(order)
  const { hostname, port } = new URL(order.url)
  const lanes = Array.from({ length: order.connections }, () =>
    openLane(connect(Number(port), hostname)),
  )
  const tookMs: number[] = []
  let answerBytes = 0
  let next = 0
  const beganMs = performance.now()
  const endMs = beganMs + order.seconds * 1_000
  const pauseMs = order.perSecond === undefined ? 0 : 1_000 / order.perSecond
  const askInTurn = async (lane: Lane) => {
    for (;;) {
      // At a given rate each request has its instant, and waiting for a turn counts as being slow.
      const dueMs = pauseMs === 0 ? performance.now() : beganMs + next * pauseMs
      if (dueMs >= endMs) return
      const request = requests[next % requests.length]!
      next += 1
      const earlyMs = dueMs - performance.now()
      if (earlyMs > 0) await new Promise((resolve) => setTimeout(resolve, earlyMs))
      const { status, bytes } = await lane.ask(request)
      if (status !== 200) throw new Error(`answered ${status}`)
      tookMs.push(performance.now() - dueMs)
      answerBytes = bytes
    }
  }
  await Promise.all(lanes.map(askInTurn))
  const seconds = (performance.now() - beganMs) / 1_000
  for (const lane of lanes) lane.close()
  tookMs.sort((a, b) => a - b)
  return {
    perSecond: tookMs.length / seconds,
    p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0,
    answerBytes,
  }
}

async function toRequests({ url, writeKey, users, what }: Order): Promise<Buffer[]> {
  const { host } = new URL(url)
  if (what === 'empty') return [Buffer.from(`GET /livez HTTP/1.1\r\nhost: ${host}\r\n\r\n`)]
  const bodyOf = (user: number, knownVersions: string[]) =>
    JSON.stringify({
      writeKey,
      sentAt: new Date().toISOString(),
      sdk: { name: 'milepost-js', version: '1.0.0' },
      anonymousId: `visitor-${user}`,
      userId: `user-${user}`,
      url: `https://app.example/projects/${user % 50}`,
      locale: 'en-GB',
      knownVersions,
      batch: [],
    })
  const headers = { 'content-type': 'text/plain' }
  const first = await fetch(`${url}/v1/session`, { method: 'POST', headers, body: bodyOf(0, []) })
  const { guides } = (await first.json()) as { guides: { versionId: string }[] }
  const known = guides.map(({ versionId }) => versionId)
  return Array.from({ length: users }, (_, user) => {
    const body = bodyOf(user, known)
    return Buffer.from(
      `POST /v1/session HTTP/1.1\r\nhost: ${host}\r\norigin: https://app.example\r\n` +
        `content-type: text/plain\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}

interface Lane {
  ask(request: Buffer): Promise<{ status: number; bytes: number }>
  close(): void
}

/** One kept-alive connection, one request at a time: Node's own client costs as much as the server. */
function openLane(socket: Socket): Lane {
  socket.setNoDelay(true)
  let got = Buffer.alloc(0)
  let answered = (_: { status: number; bytes: number }) => {}
  let failed = (_: Error) => {}
  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
    const headEnd = got.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = got.toString('latin1', 0, headEnd)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
    if (Number.isNaN(length)) return failed(new Error(`no content-length:\n${head}`))
    if (got.length < headEnd + 4 + length) return
    got = got.subarray(headEnd + 4 + length)
    answered({ status: Number(head.slice(9, 12)), bytes: length })
  })
  socket.on('error', (error) => failed(error))
  socket.on('close', () => failed(new Error('the server closed the connection')))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        answered = resolve
        failed = reject
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
