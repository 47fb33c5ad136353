import type { History } from './open-history.ts'
import type { Question } from './questions.ts'

/** By then the server's code is compiled, and what is read lies in memory. */
const warmUps = 20
const calls = 50
const slowCalls = 3
/** A report that takes seconds is not asked fifty times, but at least five. */
const patienceMs = 60_000
const leastCalls = 5
const dayMs = 86_400_000

/** What a report took, ms; null: it was refused, with why. */
export interface Measured {
  question: Question
  medianMs: number | null
  p95Ms: number | null
  answerBytes: number
  refusal: string | null
}

/** Asks each question through HTTP, one call after another, as one reader would. */
export async function measureQuestions(
  address: string,
  history: History,
  asked: readonly Question[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const question of asked) {
    const one = await measureQuestion(address, history, question)
    say(`${question.what}: ${one.refusal ?? `p95 ${one.p95Ms?.toFixed(0)} ms`}`)
    measured.push(one)
  }
  return measured
}

async function measureQuestion(
  address: string,
  history: History,
  question: Question,
): Promise<Measured> {
  const times: number[] = []
  let answerBytes = 0
  const endsAtMs = performance.now() + patienceMs
  const rounds = question.isSlow ? slowCalls : warmUps + calls
  for (let round = 0; round < rounds; round += 1) {
    if (times.length >= leastCalls && performance.now() > endsAtMs) break
    const { tookMs, bytes, refusal } = await ask(address, history, question)
    if (refusal) return { question, medianMs: null, p95Ms: null, answerBytes: 0, refusal }
    answerBytes = bytes
    if (question.isSlow || round >= warmUps) times.push(tookMs)
  }
  return {
    question,
    medianMs: median(times),
    p95Ms: percentile(times, 0.95),
    answerBytes,
    refusal: null,
  }
}

/**
 * By id of each headline, its median of `many` beside that of `few`, the same accounts with fewer events.
 * Both are asked in turn, so that they meet the machine as it is just then.
 */
export async function measureGrowth(
  address: string,
  { many, few }: { many: History; few: History },
  asked: readonly Question[],
): Promise<Record<string, number>> {
  const growth: Record<string, number> = {}
  for (const question of asked.filter(({ isHeadline }) => isHeadline)) {
    const times: { many: number[]; few: number[] } = { many: [], few: [] }
    for (let round = 0; round < warmUps + calls; round += 1) {
      const ofMany = await ask(address, many, question)
      const ofFew = await ask(address, few, question)
      if (ofMany.refusal || ofFew.refusal || round < warmUps) continue
      times.many.push(ofMany.tookMs)
      times.few.push(ofFew.tookMs)
    }
    if (times.many.length > 0) growth[question.id] = median(times.many) / median(times.few)
  }
  return growth
}

async function ask(address: string, { secretKey, untilMs }: History, question: Question) {
  const ago = (days: number) => new Date(untilMs - days * dayMs).toISOString()
  const beganMs = performance.now()
  const answer = await fetch(`${address}/api/v1/metrics/${question.path(ago)}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  const body = await answer.arrayBuffer()
  const tookMs = performance.now() - beganMs
  if (answer.ok) return { tookMs, bytes: body.byteLength, refusal: null }
  const { code } = JSON.parse(new TextDecoder().decode(body)) as { code: string }
  return { tookMs, bytes: 0, refusal: `${answer.status} ${code}` }
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}

const median = (times: readonly number[]) => percentile(times, 0.5)
