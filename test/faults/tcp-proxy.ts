import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../delivery/create-random.ts'

/** What the network does to whoever goes through a proxy; may be changed at any moment. */
export interface NetworkFaults {
  /** Each way, for every piece of data. */
  latencyMs: number
  /** Up to so much more or less. */
  jitterMs: number
  /** Each way, for each connection. */
  bytesPerSecond: number
  /** Share of the requests that are cut by a reset once some of their bytes have passed. */
  resetShare: number
  /** Share of the answers that are swallowed after the server gave them; the connection is reset. */
  lostAnswerShare: number
  /** `black_hole`: nothing passes and nobody is told. `refuse`: connections are reset at once. */
  mode: 'pass' | 'black_hole' | 'refuse'
}

/** A stretch of network on loopback that can be slow, torn or silent, as told. */
export interface TcpProxy {
  port: number
  /** Ports on loopback, in turn; one that refuses is passed over. */
  upstreams: number[]
  faults: NetworkFaults
  /** What was done to connections so far. */
  counts: { connections: number; resets: number; lostAnswers: number }
  /** Ends all faults. What a black hole held back goes on, as after a cable is plugged in again. */
  heal(): void
  /** Resets all connections that are open now. */
  cut(): void
  close(): Promise<void>
}

const NO_FAULTS: NetworkFaults = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerSecond: Infinity,
  resetShare: 0,
  lostAnswerShare: 0,
  mode: 'pass',
}
/** How many bytes of a request pass at most before it is cut. */
const CUT_WITHIN_BYTES = 4_000
const POLL_MS = 10

/** Opens a proxy on a port of the system's choice. Chances fall the same way for the same seed. */
export async function openTcpProxy({
  upstreams = [],
  seed = 1,
}: { upstreams?: number[]; seed?: number } = {}): Promise<TcpProxy> {
  const random = createRandom(seed)
  const open = new Set<Socket>()
  let turn = 0
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (client) => {
    // A reset is an error of the socket; it is what happens here, and no news.
    client.on('error', () => {})
    open.add(client)
    client.once('close', () => open.delete(client))
    proxy.counts.connections += 1
    if (proxy.faults.mode === 'refuse') client.resetAndDestroy()
    else void join(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    upstreams,
    faults: { ...NO_FAULTS },
    counts: { connections: 0, resets: 0, lostAnswers: 0 },
    heal: () => {
      proxy.faults = { ...NO_FAULTS }
    },
    cut: () => {
      for (const socket of open) socket.resetAndDestroy()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        proxy.cut()
      }),
  }

  /** Connects a client to a server and carries data both ways until either ends. */
  async function join(client: Socket): Promise<void> {
    await whileSilent(client)
    const upstream = await connectToAny()
    if (!upstream || client.destroyed) {
      upstream?.destroy()
      return void client.resetAndDestroy()
    }
    open.add(upstream)
    upstream.once('close', () => open.delete(upstream))
    const cutBoth = () => {
      client.resetAndDestroy()
      upstream.resetAndDestroy()
    }
    let isAsking = false
    const onRequest = (piece: Buffer): Buffer | undefined => {
      const isFirst = !isAsking
      isAsking = true
      if (!isFirst || random() >= proxy.faults.resetShare) return piece
      proxy.counts.resets += 1
      upstream.write(piece.subarray(0, Math.floor(random() * CUT_WITHIN_BYTES)))
      return undefined
    }
    const onAnswer = (piece: Buffer): Buffer | undefined => {
      const isFirst = isAsking
      isAsking = false
      if (!isFirst || random() >= proxy.faults.lostAnswerShare) return piece
      proxy.counts.lostAnswers += 1
      return undefined
    }
    await Promise.race([
      carry(client, upstream, onRequest).catch(() => {}),
      carry(upstream, client, onAnswer).catch(() => {}),
    ])
    cutBoth()
  }

  /** One piece after the other, so that none overtakes another. `look` returns nothing to cut. */
  async function carry(
    from: Socket,
    to: Socket,
    look: (piece: Buffer) => Buffer | undefined,
  ): Promise<void> {
    for await (const piece of from) {
      const { latencyMs, jitterMs, bytesPerSecond } = proxy.faults
      const wayMs = latencyMs + (random() * 2 - 1) * jitterMs
      const delayMs = Math.max(0, wayMs) + ((piece as Buffer).length / bytesPerSecond) * 1000
      if (delayMs > 0) await sleep(delayMs)
      await whileSilent(from)
      const kept = look(piece as Buffer)
      if (!kept || to.destroyed) return
      if (!to.write(kept))
        await new Promise((resolve) => to.once('drain', resolve).once('close', resolve))
    }
    // Whatever was written before is delivered before the end is.
    if (!to.destroyed) await new Promise<void>((resolve) => to.end(resolve))
  }

  async function whileSilent(socket: Socket): Promise<void> {
    while (proxy.faults.mode === 'black_hole' && !socket.destroyed) await sleep(POLL_MS)
  }

  async function connectToAny(): Promise<Socket | undefined> {
    const { upstreams } = proxy
    const first = turn++
    for (let i = 0; i < upstreams.length; i++) {
      const port = upstreams[(first + i) % upstreams.length] ?? 0
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      const isConnected = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true))
        socket.once('error', () => resolve(false))
      })
      socket.on('error', () => {})
      if (isConnected) return socket
    }
    return undefined
  }

  return proxy
}
