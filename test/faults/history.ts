/**
 * What the senders know of each event, after Jepsen: `sent` once it was on its way and nobody has
 * answered for it (it may be stored or not), `acknowledged` or `refused` once a parsed answer named it.
 */
export type Knowledge = 'waiting' | 'sent' | 'acknowledged' | 'refused'

/** One answer, or none, to one request. */
export interface Attempt {
  startedAtMs: number
  endedAtMs: number
  /** 0: the connection ended without an answer, or it took too long. */
  status: number
  hasRetryAfter: boolean
  /** How many attempts of this sender had failed just before. */
  failuresBefore: number
}

/** Everything that was asked and answered in one run. Times are of `performance.now()`. */
export interface History {
  knowledge: Map<string, Knowledge>
  attempts: Attempt[]
  /** When each event was acknowledged. */
  acknowledgedAtMs: Map<string, number>
  /** Answers that say something they may not: an unknown id, a lost one, another status. */
  oddities: string[]
}

export function newHistory(): History {
  return { knowledge: new Map(), attempts: [], acknowledgedAtMs: new Map(), oddities: [] }
}

export function listIds({ knowledge }: History, ...known: Knowledge[]): string[] {
  return [...knowledge].flatMap(([id, what]) => (known.includes(what) ? id : []))
}

/** The longest time in which nobody was acknowledged anything, between the first time and the last. */
export function longestGapMs({ acknowledgedAtMs }: History): number {
  const times = [...acknowledgedAtMs.values()].sort((a, b) => a - b)
  return times.reduce((longest, atMs, i) => Math.max(longest, atMs - (times[i - 1] ?? atMs)), 0)
}

/** From `sinceMs` to the next acknowledgement of an event that was sent after it; Infinity: none. */
export function firstAnswerAfter({ attempts }: History, sinceMs: number): number {
  const answered = attempts
    .filter(({ status, endedAtMs }) => status === 200 && endedAtMs >= sinceMs)
    .map(({ endedAtMs }) => endedAtMs - sinceMs)
  return Math.min(...answered, Infinity)
}

/** Time to an answer of any kind, at this percentile, of attempts that began in this span. */
export function answerTimeMs(
  { attempts }: History,
  percentile: number,
  { fromMs = 0, toMs = Infinity }: { fromMs?: number; toMs?: number } = {},
): number {
  const times = attempts
    .filter(({ startedAtMs }) => startedAtMs >= fromMs && startedAtMs < toMs)
    .map(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs)
    .sort((a, b) => a - b)
  return times[Math.min(times.length - 1, Math.floor((times.length * percentile) / 100))] ?? 0
}

/** How often each status was answered: `2 × 503, 1 × none`. */
export function countStatuses(attempts: readonly Attempt[]): string {
  const counts = new Map<number, number>()
  for (const { status } of attempts) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} × ${status || 'none'}`).join(', ') || 'none'
}
