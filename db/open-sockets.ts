import { connect, type Socket } from 'node:net'
import { ConnectionEnded, DatabaseUnavailable } from './is-unavailable.ts'

/** The parts that matter here of what postgres.js hands to its `socket` option. */
interface Place {
  host: readonly string[]
  port: readonly number[]
  path?: string | undefined
}

/** The sockets of all pools of a database, held by us, since the driver cannot let go of one that hangs. */
export interface OpenSockets {
  /** For the `socket` option of a pool: opens one, and cuts it after so long without a byte either way. */
  opener(patienceMs: number): (place: Place) => Socket
  /** Cuts them all: what waits for an answer fails at once. */
  cut(): void
  close(): void
}

const lookEveryMs = 1_000

/**
 * A network that swallows what is sent and a server that hangs would keep a connection for ever. What is
 * merely idle looks alike, so a pool gives its idle connections back sooner than that (`idle_timeout`).
 */
export function createOpenSockets(): OpenSockets {
  const sockets = new Map<Socket, { patienceMs: number; bytes: number; sinceMs: number }>()
  let lookedAtMs = performance.now()
  const looking = setInterval(() => {
    const nowMs = performance.now()
    // This process was busy: what came meanwhile has not been read yet.
    const isLate = nowMs - lookedAtMs > 2 * lookEveryMs
    lookedAtMs = nowMs
    for (const [socket, seen] of sockets) {
      const bytes = socket.bytesRead + socket.bytesWritten
      if (isLate || bytes !== seen.bytes) Object.assign(seen, { bytes, sinceMs: nowMs })
      else if (nowMs - seen.sinceMs > seen.patienceMs) drop(socket)
    }
  }, lookEveryMs)
  looking.unref()
  let opened = 0
  return {
    opener: (patienceMs) => (place) => {
      // Where several hosts are named the next one is tried, whichever failed.
      const turn = opened % place.host.length
      opened += 1
      const [host, port] = [place.host[turn]!, place.port[turn]!]
      const socket = place.path ? connect(place.path) : connect({ host, port, noDelay: true })
      // Where the driver takes the name for TLS from.
      Object.assign(socket, { host })
      sockets.set(socket, { patienceMs, bytes: 0, sinceMs: performance.now() })
      // Told as an error: the driver crashes on a connection that closes without one (beginTransaction).
      socket.once('end', () => socket.destroy(new ConnectionEnded()))
      socket.once('close', () => sockets.delete(socket))
      return socket
    },
    cut: () => sockets.forEach((_, socket) => drop(socket)),
    close: () => clearInterval(looking),
  }
}

function drop(socket: Socket): void {
  socket.destroy(new DatabaseUnavailable('The database does not answer'))
}
