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
  /** The median beside that of the same accounts with fewer events; null: not asked of these. */
  growth: number | null
  answerBytes: number
  refusal: string | null
}

/**
 * Asks each question through HTTP, one after another, as one reader would. Headlines are asked of `few` as well,
 * in turn, so that both meet the machine as it is just then.
 */
export async function measureQuestions(
  address: string,
  { many, few }: { many: History; few?: History },
  asked: readonly Question[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const question of asked) {
    const histories = few && question.isHeadline ? [many, few] : [many]
    const one = await measureQuestion(address, histories, question)
    say(`${question.what}: ${one.refusal ?? `p95 ${one.p95Ms?.toFixed(0)} ms`}`)
    measured.push(one)
  }
  return measured
}

async function measureQuestion(
  address: string,
  histories: readonly History[],
  question: Question,
): Promise<Measured> {
  const times = histories.map((): number[] => [])
  let answerBytes = 0
  const endsAtMs = performance.now() + patienceMs
  const rounds = question.isSlow ? slowCalls : warmUps + calls
  for (let round = 0; round < rounds; round += 1) {
    if (times[0]!.length >= leastCalls && performance.now() > endsAtMs) break
    const isCold = !question.isSlow && round < warmUps
    for (const [index, history] of histories.entries()) {
      const { tookMs, bytes, refusal } = await ask(address, history, question)
      if (refusal) {
        return { question, medianMs: null, p95Ms: null, growth: null, answerBytes: 0, refusal }
      }
      if (index === 0) answerBytes = bytes
      if (!isCold) times[index]!.push(tookMs)
    }
  }
  const [ofMany, ofFew] = times.map((list) => list.sort((a, b) => a - b))
  const medianMs = percentile(ofMany!, 0.5)
  return {
    question,
    medianMs,
    p95Ms: percentile(ofMany!, 0.95),
    growth: ofFew ? medianMs / percentile(ofFew, 0.5) : null,
    answerBytes,
    refusal: null,
  }
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

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}
