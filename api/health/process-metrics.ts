import { monitorEventLoopDelay } from 'node:perf_hooks'

const loopDelay = monitorEventLoopDelay({ resolution: 20 })
loopDelay.enable()

/** What this process says of itself, in the text format of Prometheus. */
export function processMetrics(): string {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  const metrics: [name: string, type: 'gauge' | 'counter', help: string, value: number][] = [
    ['process_cpu_seconds_total', 'counter', 'User and system CPU time.', (user + system) / 1e6],
    ['process_resident_memory_bytes', 'gauge', 'Resident memory.', rss],
    ['nodejs_heap_size_used_bytes', 'gauge', 'Heap in use.', heapUsed],
    [
      'nodejs_eventloop_lag_p99_seconds',
      'gauge',
      'Event loop delay since the start, 99th percentile.',
      loopDelay.percentile(99) / 1e9,
    ],
    ['process_uptime_seconds', 'gauge', 'Time since the start.', process.uptime()],
  ]
  return metrics
    .map(
      ([name, type, help, value]) =>
        `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`,
    )
    .join('')
}
