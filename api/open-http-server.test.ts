import { once } from 'node:events'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerUnreadableRequest } from './answer-broken-request.ts'
import { openHttpServer, type HttpServer } from './open-http-server.ts'

let server: HttpServer
beforeAll(async () => {
  server = await openHttpServer({ host: '127.0.0.1', port: 0 })
})
afterAll(() => server.stop(0))

/** Sends these bytes and reads whatever comes until the connection ends. */
async function say(text: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const socket = connect(server.port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.write(text)
  await once(socket, 'close')
  const [head = '', body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) as Record<string, unknown> }
}

describe('a server that starts', () => {
  test('says so as problem+json', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/v1/batch`, { method: 'POST' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  })
})

describe('what is no request', () => {
  beforeAll(() => {
    const app = new Hono().all('*', (c) => c.json({ method: c.req.method }))
    const listener = getRequestListener(app.fetch, { errorHandler: answerUnreadableRequest })
    server.serve((request, response) => void listener(request, response))
  })

  const close = 'connection: close\r\n'
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed_request'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed_request',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n',
      400,
      'malformed_request',
    ],
    [
      'headers beyond 16 KiB',
      `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['no host', `GET / HTTP/1.1\r\n${close}\r\n`, 400, 'malformed_request'],
    [
      'a host of two words',
      `GET / HTTP/1.1\r\nhost: a b\r\n${close}\r\n`,
      400,
      'malformed_request',
    ],
    [
      'an address that is none',
      `GET http://[ HTTP/1.1\r\nhost: x\r\n${close}\r\n`,
      400,
      'malformed_request',
    ],
  ])('%s is refused in JSON', async (_, text, status, code) => {
    const answer = await say(text)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('an Expect that nobody knows is passed over', async () => {
    const answer = await say(`GET / HTTP/1.1\r\nhost: x\r\nexpect: wonders\r\n${close}\r\n`)
    expect(answer.status).toBe(200)
  })
})
