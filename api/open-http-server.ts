import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../db/embedded/cannot-start.ts'

/** A server that holds its port from the first moment, and answers for the application once it is there. */
export interface HttpServer {
  port: number
  /** Until this is called, every request but /livez is answered 503. */
  serve(listener: RequestListener): void
  /** Takes no new connections, lets requests in flight finish for so long, then cuts them. */
  stop(graceMs: number): Promise<void>
}

/** Binds the port. Throws CannotStart when it cannot be had. */
export async function openHttpServer({
  host,
  port,
}: {
  host: string
  port: number
}): Promise<HttpServer> {
  let listener: RequestListener = answerStarting
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    (request, response) => listener(request, response),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
    server.listen(port, toAddress(host), resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    serve: (next) => {
      listener = next
    },
    stop: async (graceMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A kept-alive connection turns idle when its request ends, and would hold the server open.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      const grace = new AbortController()
      await Promise.race([
        closed,
        sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {}),
      ])
      grace.abort()
      clearInterval(sweep)
      server.closeAllConnections()
      await closed
    },
  }
}

const answerStarting: RequestListener = (request, response) => {
  if (request.url === '/livez') return void response.end('ok')
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' })
  response.end('Milepost is starting.\n')
}

// `localhost` is two addresses, and Node would take the first: on many systems the IPv6 one alone.
function toAddress(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host.replace(/^\[|\]$/g, '')
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new PortTaken(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    )
  }
  if (error.code === 'EACCES') {
    return new CannotStart(
      `This user may not use port ${port}. Choose one above 1023: PORT=4400 npm start`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new CannotStart(`HOST=${host} is no address of this machine.`)
  }
  return error
}

/** Apart from the rest, since the caller may know who it is that has the port. */
export class PortTaken extends CannotStart {}
