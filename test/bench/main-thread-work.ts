/** The part of a Chromium trace that is read. Times in µs; `tdur` is time of the thread itself. */
interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  tdur?: number
  pid: number
  tid: number
  args: { data?: { url?: string; fileName?: string; frame?: string } }
}

export interface MainThreadWork {
  /** Running the boot script from its first line to its last, compiling included, in ms. */
  bootEvalMs: number
  /** The longest task of the main thread in which anything of ours ran, in ms. */
  longestTaskMs: number
  /** Everything of ours together, in ms. */
  totalMs: number
}

const TASK = 'RunTask'
/** What runs script: of ours by its address; microtasks by being in a page that has no other script. */
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'V8.CompileCode',
])

/**
 * Adds up what scripts under `address` cost the main thread. In time of the thread, which other
 * processes of a busy machine do not lengthen and a slowed-down processor does.
 */
export function readMainThreadWork(trace: Buffer, address: string): MainThreadWork {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] }
  const isOurs = ({ name, args }: TraceEvent) =>
    name === 'RunMicrotasks' ||
    (args.data?.url ?? args.data?.fileName ?? '').startsWith(`${address}/sdk/`)
  const ours = traceEvents.filter(
    (event) => event.ph === 'X' && SCRIPT.has(event.name) && isOurs(event),
  )
  const boot = ours.filter(
    ({ name, args }) => name === 'EvaluateScript' && args.data?.url?.endsWith('/sdk/milepost.js'),
  )
  const [first] = boot
  if (!first) throw new Error('The trace has no boot script')
  const onThread = ours.filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
  const within = (outer: TraceEvent, { ts }: TraceEvent) =>
    ts >= outer.ts && ts < outer.ts + (outer.dur ?? 0)
  const outermost = onThread.filter(
    (event) =>
      !onThread.some(
        (outer) => outer !== event && within(outer, event) && (outer.dur ?? 0) > (event.dur ?? 0),
      ),
  )
  const tasks = traceEvents.filter(
    (event) =>
      event.name === TASK &&
      event.pid === first.pid &&
      event.tid === first.tid &&
      outermost.some((one) => within(event, one)),
  )
  const sum = (events: TraceEvent[]) => events.reduce((total, event) => total + timeOf(event), 0)
  return {
    bootEvalMs: sum(boot),
    longestTaskMs: Math.max(...tasks.map(timeOf)),
    totalMs: sum(outermost),
  }
}

const timeOf = ({ tdur, dur = 0 }: TraceEvent) => (tdur ?? dur) / 1000
