import { Agent, get, type IncomingMessage, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { openHttpServer, type HttpServer } from './open-http-server.ts'

let server: HttpServer | undefined
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
afterEach(async () => {
  await server?.stop(0)
})

const ask = (port: number, path = '/') =>
  new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
    const answered = (answer: IncomingMessage) => {
      const { statusCode: status, headers } = answer
      answer.resume().once('end', () => resolve({ status, connection: headers.connection }))
    }
    get({ host: '127.0.0.1', port, path, agent }, answered).once('error', reject)
  })

/** A listener that holds its answers back until told. */
function createHolding() {
  const held: (() => void)[] = []
  let onArrival = () => {}
  const listener: RequestListener = (_, response) => {
    held.push(() => response.end('done'))
    onArrival()
  }
  const arrived = () => new Promise<void>((resolve) => (onArrival = resolve))
  return { listener, arrived, release: () => held.splice(0).forEach((answer) => answer()) }
}

describe('openHttpServer', () => {
  test('says that it starts until the application is there', async () => {
    server = await openHttpServer({ host: 'localhost', port: 0 })
    expect((await ask(server.port)).status).toBe(503)
    expect((await ask(server.port, '/livez')).status).toBe(200)
  })

  test('told to stop, it finishes what is in flight, and says that the connection ends', async () => {
    server = await openHttpServer({ host: 'localhost', port: 0 })
    const { listener, arrived, release } = createHolding()
    server.serve(listener)
    const first = ask(server.port)
    await arrived()
    release()
    expect(await first).toEqual({ status: 200, connection: 'keep-alive' })

    const inFlight = ask(server.port)
    await arrived()
    const stopped = server.stop(5_000)
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow('fetch failed')
    release()
    expect(await inFlight).toEqual({ status: 200, connection: 'close' })
    await stopped
  })
})
