import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LocalServer, listenLocally } from '../harness/listen-locally.ts'
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts'

let answered: number
let server: Server
let local: LocalServer
let proxy: TcpProxy

beforeEach(async () => {
  answered = 0
  server = createServer((request, response) => {
    request.resume().once('end', () => {
      answered += 1
      response.end('x'.repeat(1000))
    })
  })
  local = await listenLocally(server)
  proxy = await openTcpProxy({ upstreams: [Number(new URL(local.url).port)] })
})
afterEach(async () => {
  await proxy.close()
  await local.close()
})

const ask = (signal?: AbortSignal) =>
  fetch(`http://127.0.0.1:${proxy.port}`, {
    method: 'POST',
    body: 'y'.repeat(20_000),
    ...(signal ? { signal } : {}),
  }).then((answer) => answer.text())

describe('openTcpProxy', () => {
  test('carries requests and answers unchanged', async () => {
    expect(await ask()).toBe('x'.repeat(1000))
  })

  test('delays both ways', async () => {
    proxy.faults.latencyMs = 60
    const startedMs = performance.now()
    await ask()
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(119)
  })

  test('lets so many bytes pass in a second', async () => {
    proxy.faults.bytesPerSecond = 100_000
    const startedMs = performance.now()
    await ask()
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(199)
  })

  test('cuts a request before the server has all of it', async () => {
    proxy.faults.resetShare = 1
    await expect(ask()).rejects.toThrow('fetch failed')
    expect({ answered, resets: proxy.counts.resets }).toEqual({ answered: 0, resets: 1 })
  })

  test('swallows an answer after the server gave it', async () => {
    proxy.faults.lostAnswerShare = 1
    await expect(ask()).rejects.toThrow('fetch failed')
    expect({ answered, lost: proxy.counts.lostAnswers }).toEqual({ answered: 1, lost: 1 })
  })

  test('refuses', async () => {
    proxy.faults.mode = 'refuse'
    await expect(ask()).rejects.toThrow('fetch failed')
    expect(answered).toBe(0)
  })

  test('says nothing while it is a black hole, and goes on when it is healed', async () => {
    proxy.faults.mode = 'black_hole'
    await expect(ask(AbortSignal.timeout(100))).rejects.toThrow('timeout')
    const waiting = ask()
    expect(answered).toBe(0)
    proxy.heal()
    expect(await waiting).toHaveLength(1000)
  })

  test('passes over a server that is not there', async () => {
    const gone = await listenLocally(createServer())
    await gone.close()
    proxy.upstreams = [Number(new URL(gone.url).port), ...proxy.upstreams]
    expect(await Promise.all([ask(), ask(), ask()])).toHaveLength(3)
  })
})
