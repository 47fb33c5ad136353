import type { History } from './open-history.ts'
import { type Question, questions } from './questions.ts'

const warmUps = 3
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

/** Asks each question through HTTP, one after another, as one reader would. */
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

/** Those whose cost is compared between histories. */
export const headlines = questions.filter((question) => question.isHeadline)

async function measureQuestion(
  address: string,
  { secretKey, untilMs }: History,
  question: Question,
): Promise<Measured> {
  const ago = (days: number) => new Date(untilMs - days * dayMs).toISOString()
  const url = `${address}/api/v1/metrics/${question.path(ago)}`
  const times: number[] = []
  let answerBytes = 0
  const endsAtMs = performance.now() + patienceMs
  const rounds = question.isSlow ? slowCalls : warmUps + calls
  for (let round = 0; round < rounds; round += 1) {
    if (times.length >= leastCalls && performance.now() > endsAtMs) break
    const beganMs = performance.now()
    const answer = await fetch(url, { headers: { authorization: `Bearer ${secretKey}` } })
    const body = await answer.arrayBuffer()
    const tookMs = performance.now() - beganMs
    if (!answer.ok) {
      const { code } = JSON.parse(new TextDecoder().decode(body)) as { code: string }
      const refusal = `${answer.status} ${code}`
      return { question, medianMs: null, p95Ms: null, answerBytes: 0, refusal }
    }
    answerBytes = body.byteLength
    if (question.isSlow || round >= warmUps) times.push(tookMs)
  }
  times.sort((a, b) => a - b)
  return {
    question,
    medianMs: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    answerBytes,
    refusal: null,
  }
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}
