import { connect, type Socket } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../test/harness/test-database.ts'

// What test/setup/mend-postgres-driver.mjs mends in connections that die. When a new version of the driver
// holds all of this by itself, that file can go.

let testDatabase: TestDatabase
beforeAll(async () => {
  testDatabase = await newTestDatabase()
})
afterAll(() => testDatabase.drop())

/** A client of two connections that are open, and their sockets. */
async function openClient() {
  const sockets: Socket[] = []
  const options: postgres.Options<Record<string, never>> & { socket: () => Socket } = {
    max: 2,
    connect_timeout: 2,
    backoff: () => 0,
    socket: () => {
      const { hostname: host, port } = new URL(testDatabase.url)
      const socket = connect({ host, port: Number(port) })
      sockets.push(socket)
      return socket
    },
  }
  const client = postgres(testDatabase.url, options)
  const askBoth = () =>
    Promise.all([1, 2].map((n) => client`select ${n}::int as n, pg_sleep(0.05)`)).then((answers) =>
      answers.map(([row]) => row?.n),
    )
  await askBoth()
  return { client, sockets, askBoth }
}

describe('connections of the driver', () => {
  test('come back when a question was yet to be written as they died', async () => {
    const { client, sockets, askBoth } = await openClient()
    // Both die in the same moment. Whoever hears of the first asks on the other one.
    let lost: Promise<unknown> | undefined
    for (const socket of sockets) {
      socket.once('close', () => {
        lost ??= client`select 3`.catch((error: unknown) => error)
      })
    }
    for (const socket of sockets) socket.destroy()
    await expect.poll(() => lost).toMatchObject({ code: 'CONNECTION_CLOSED' })
    expect(await askBoth()).toEqual([1, 2])
    await client.end()
  })

  test('tell everybody who asked on them, also between an error and their closing', async () => {
    const { client, sockets, askBoth } = await openClient()
    const asked: Promise<string>[] = []
    const codeOf = (asking: Promise<unknown>): Promise<string> =>
      asking.then(
        () => 'answered',
        ({ code }: { code: string }) => code,
      )
    for (const socket of sockets) {
      socket.once('error', () => asked.push(codeOf(client`select 3`), codeOf(client`select 4`)))
    }
    for (const socket of sockets) socket.destroy(Object.assign(new Error('torn'), { code: 'TORN' }))
    await new Promise((resolve) => sockets[1]!.once('close', resolve))
    const codes = await Promise.all(asked)
    expect(codes.every((code) => ['CONNECTION_CLOSED', 'TORN', 'answered'].includes(code))).toBe(
      true,
    )
    expect(codes).toHaveLength(4)
    expect(await askBoth()).toEqual([1, 2])
    await client.end()
  })

  test('do not tell the next one how the one before ended', async () => {
    const { client, sockets, askBoth } = await openClient()
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    const cutShort = [1, 2].map(() => client`select pg_sleep(30)`.catch(() => {}))
    const superuser = postgres(testDatabase.url, { max: 1 })
    await superuser`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    await superuser.end()
    await Promise.all([...cutShort, ...closed])
    expect(await askBoth()).toEqual([1, 2])
    await client.end()
  })
})
