import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../test/harness/metric-scene.ts'
import { serveApp } from '../test/harness/serve-app.ts'
import { newTestApp, type TestApp } from '../test/harness/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await newTestApp()
})
afterAll(() => app.close())

const report = '/api/v1/metrics/milestone-completion'

describe('cancelWith', () => {
  it('ends a report in the database as soon as its reader has left', async () => {
    const scene = await newMetricScene(app)
    const server = await serveApp(app.app)
    const held = await holdReports(scene)
    try {
      const leaving = new AbortController()
      const answer = fetch(`${server.url}${report}`, {
        headers: { authorization: `Bearer ${scene.environment.secretKey}` },
        signal: leaving.signal,
      })
      await expect.poll(held.countWaiting).toBe(1)
      leaving.abort()
      await expect(answer).rejects.toThrow('abort')
      // Well before the lock or the statement would have been given up.
      await expect.poll(held.countWaiting, { timeout: 2_000 }).toBe(0)
    } finally {
      await held.release()
      await server.close()
    }
    expect((await scene.environment.request(report)).status).toBe(200)
  })

  it('lets a report say what to narrow when its time was up', async () => {
    const scene = await newMetricScene(app)
    const held = await holdReports(scene)
    try {
      const answer = scene.environment.request(report)
      await expect.poll(held.countWaiting).toBe(1)
      // As statement_timeout does after 8 s.
      await held.cancelWaiting()
      expect((await answer).status).toBe(422)
      expect(await (await answer).json()).toMatchObject({
        code: 'query_too_long',
        fix: expect.stringContaining('a shorter period'),
      })
    } finally {
      await held.release()
    }
  })
})

/** Locks what reports read, so that one is certainly under way. */
async function holdReports(scene: MetricScene) {
  const watcher = postgres(app.databaseUrl, { max: 1 })
  const isWaiting = watcher`
    wait_event_type = 'Lock' and datname = current_database() and query like '%reached_milestones%'`
  let letGo = () => {}
  const holding = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let onLocked = () => {}
  const isLocked = new Promise<void>((resolve) => {
    onLocked = resolve
  })
  const { environmentId } = scene.environment
  const locked = app.database.background.withTenants([environmentId], async (sql) => {
    await sql`lock table milestone_facts in access exclusive mode`
    onLocked()
    await holding
  })
  await isLocked
  return {
    countWaiting: async () => {
      const rows = await watcher`select from pg_stat_activity where ${isWaiting}`
      return rows.length
    },
    cancelWaiting: () =>
      watcher`select pg_cancel_backend(pid) from pg_stat_activity where ${isWaiting}`,
    release: async () => {
      letGo()
      await locked
      await watcher.end()
    },
  }
}
