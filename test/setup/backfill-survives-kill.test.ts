import { expect, test } from 'vitest'
import { startDemo } from '../harness/running-demo.ts'

test('a backfill that kill -9 interrupts goes on when the server starts again, to the same end', async () => {
  const demo = await startDemo()
  try {
    await demo.historyLoaded()
    const request = async (path: string, init: RequestInit = {}) => {
      const authorization = `Bearer ${demo.secretKey}`
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await fetch(`${demo.url}/api/v1${path}`, { ...init, headers })
      return (await answer.json()) as {
        recomputing: number | null
        reachedAccounts: number
        reachedUsers: number
      }
    }
    const condition = { any: [{ event: '$page' }, { event: '$identify', atLeast: 2 }] }
    const body = JSON.stringify({ name: 'Seen', scope: 'account', condition, firstValue: false })
    const define = (key: string) => request(`/milestones/${key}`, { method: 'PUT', body })
    const reached = async (key: string) => {
      await expect
        .poll(async () => (await request(`/milestones/${key}`)).recomputing, { timeout: 60_000 })
        .toBeNull()
      const { reachedAccounts, reachedUsers } = await request(`/milestones/${key}`)
      return { reachedAccounts, reachedUsers }
    }
    await define('interrupted')
    await expect
      .poll(async () => (await request('/milestones/interrupted')).recomputing, {
        timeout: 60_000,
        interval: 10,
      })
      .toBeGreaterThan(0)
    await demo.killAndRestart()
    const interrupted = await reached('interrupted')
    await define('undisturbed')
    expect(interrupted).toEqual(await reached('undisturbed'))
    expect(interrupted.reachedAccounts).toBeGreaterThan(0)
  } finally {
    await demo.stop()
  }
}, 240_000)
