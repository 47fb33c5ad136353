import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { CannotStart } from '../db/embedded/cannot-start.ts'
import { answerBrokenRequest } from './answer-broken-request.ts'
import { AppError, toProblem } from './errors.ts'

/** A server that holds its port from the first moment, and answers for the application once it is there. */
export interface HttpServer {
  port: number
  /** Until this is called, every request but /livez is answered 503. */
  serve(listener: RequestListener): void
  /**
   * Takes no new connections, lets requests in flight finish for so long, then cuts them. Connections
   * that are kept alive end with the answer in flight, which says so.
   */
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
  const answers = new WeakMap<Duplex, ServerResponse>()
  const underWay = new Set<ServerResponse>()
  let isStopping = false
  const answer: RequestListener = (request, response) => {
    answers.set(request.socket, response)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    if (isStopping) response.shouldKeepAlive = false
    listener(request, response)
  }
  const server = createServer(
    // Node looks for what is overdue every 30 s unless told otherwise.
    {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      // The application's listener refuses it, with a body.
      requireHostHeader: false,
    },
    answer,
  )
  // An Expect that we do not know is passed over, as RFC 9110 allows.
  server.on('checkExpectation', answer)
  server.on('clientError', (error, socket) => {
    const begun = answers.get(socket)
    // In the middle of an answer there is no room for another one.
    if (begun?.headersSent && !begun.writableEnded) socket.destroy()
    else answerBrokenRequest(error, socket)
  })
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
      isStopping = true
      // Says `connection: close`, so that a client takes its next request to somebody else.
      for (const response of underWay) response.shouldKeepAlive = false
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
  const starting = new AppError('unavailable', { detail: 'Milepost is starting.' })
  response.writeHead(503, {
    'retry-after': '1',
    'content-type': 'application/problem+json; charset=utf-8',
  })
  response.end(JSON.stringify(toProblem(starting, { requestId: uuidv7(), publicUrl: '' })))
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
