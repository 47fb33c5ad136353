import type postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { beginTransaction } from './begin-transaction.ts'
import { ConnectionEnded } from './is-unavailable.ts'

type Begin = (run: (sql: object) => Promise<unknown>) => Promise<unknown>

const sql = {}
const begins: Begin = async (run) => run(sql)
const forgets: Begin = () => new Promise(() => {})

/** As the driver's client, each `begin` as told. */
function newClient(answers: readonly Begin[]) {
  let asked = 0
  const begin: Begin = (run) => answers[asked++]!(run)
  return { begin } as unknown as postgres.Sql
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('beginTransaction', () => {
  test('asks again when the driver has forgotten to begin', async () => {
    const result = beginTransaction(newClient([forgets, begins]), async () => 'done')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await result).toBe('done')
  })

  test('asks again on another connection when the server had closed this one', async () => {
    const ended: Begin = () => Promise.reject(new ConnectionEnded())
    expect(await beginTransaction(newClient([ended, begins]), async () => 'done')).toBe('done')
  })

  test('does nothing twice when one that was given up begins after all', async () => {
    let beginLate = () => {}
    const late: Begin = (run) =>
      new Promise((resolve, reject) => {
        beginLate = () =>
          void Promise.resolve()
            .then(() => run(sql))
            .then(resolve, reject)
      })
    let times = 0
    const result = beginTransaction(newClient([late, begins]), async () => (times += 1))
    await vi.advanceTimersByTimeAsync(5_000)
    beginLate()
    expect(await result).toBe(1)
    await vi.runAllTimersAsync()
    expect(times).toBe(1)
  })

  test('gives up when no connection begins', async () => {
    const result = beginTransaction(
      newClient([forgets, forgets, forgets, forgets, forgets]),
      async () => 'done',
    )
    const refusal = result.catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await refusal).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
  })
})
