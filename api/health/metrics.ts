import type { BatchResponse } from '#contract/event-batch'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../../db/client.ts'

/** What this process counts of itself, for Prometheus. The list with meanings is in api/README. */
export interface Metrics {
  countResults(results: BatchResponse['results']): void
  countRefused(code: string): void
  observeCommit(commit: { events: number; ms: number }): void
  /** How many events wait to be committed; asked when somebody reads the metrics. */
  watchQueue(waitingEvents: () => number): void
  /** The text format of Prometheus. */
  toText(): Promise<string>
}

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Begins to count. Waits for connections and the state of the database are read off `database`. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const accepted = new Counter({
    name: 'milepost_events_accepted_total',
    help: 'Events that were stored.',
    registers,
  })
  const duplicate = new Counter({
    name: 'milepost_events_duplicate_total',
    help: 'Events that had been stored before.',
    registers,
  })
  const rejected = new Counter({
    name: 'milepost_events_rejected_total',
    help: 'Events that were refused, by code.',
    labelNames: ['code'],
    registers,
  })
  const refused = new Counter({
    name: 'milepost_requests_refused_total',
    help: 'Requests that were refused, by code.',
    labelNames: ['code'],
    registers,
  })
  const batch = new Histogram({
    name: 'milepost_ingest_batch_events',
    help: 'Events that shared a transaction.',
    buckets: [1, 5, 20, 50, 100, 250, 500, 1_000, 2_000],
    registers,
  })
  const commit = new Histogram({
    name: 'milepost_ingest_commit_seconds',
    help: 'How long a transaction of the intake took, its commit included.',
    buckets: secondsBuckets,
    registers,
  })
  const wait = new Histogram({
    name: 'milepost_pool_wait_seconds',
    help: 'How long requests waited for a connection, by pool; those that got none included.',
    labelNames: ['pool'],
    buckets: secondsBuckets,
    registers,
  })
  database.watchWaits((pool, waitedMs) => wait.observe({ pool }, waitedMs / 1_000))
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  const poolGauge = (name: string, help: string, state: 'running' | 'waiting') =>
    new Gauge({
      name,
      help,
      labelNames: ['pool'],
      registers,
      collect() {
        for (const each of database.pools()) this.set({ pool: each.pool }, each[state])
      },
    })
  poolGauge('milepost_pool_running', 'Connections in use, by pool.', 'running')
  poolGauge('milepost_pool_waiting', 'Requests that wait for a connection, by pool.', 'waiting')
  gauge('milepost_database_up', '1 while the database answers, else 0.', () =>
    database.isDown() ? 0 : 1,
  )
  let waitingEvents = () => 0
  gauge('milepost_ingest_queue_events', 'Events that wait to be committed.', () => waitingEvents())

  return {
    countResults(results) {
      for (const { status, code } of results) {
        if (status === 'accepted') accepted.inc()
        else if (status === 'duplicate') duplicate.inc()
        else rejected.inc({ code: code ?? '' })
      }
    },
    countRefused: (code) => refused.inc({ code }),
    observeCommit({ events, ms }) {
      batch.observe(events)
      commit.observe(ms / 1_000)
    },
    watchQueue(next) {
      waitingEvents = next
    },
    toText: () => registry.metrics(),
  }
}
