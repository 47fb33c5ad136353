import { createHash } from 'node:crypto'
import type { GuideDraft, Schedule } from '#contract/guide'
import type { ConditionFacts, TraceLine } from '#contract/rules/evaluate-condition'
import { splitPageCondition, type PageSplit } from '#contract/rules/split-page-condition'
import type { SurveyContent } from '#contract/survey'
import type { VisitorRun } from '../../db/session/read-visitors.ts'

/** All that decides on the server who is offered a guide. */
export interface Circumstances {
  environmentId: string
  /** The user's id, or the anonymous id before identify. */
  personId: string
  facts: ConditionFacts
  /** This person's runs by guide key. */
  runs: ReadonlyMap<string, VisitorRun>
  nowMs: number
}

/**
 * Whether a guide is offered, as far as the page does not decide it, and why: its schedule, a
 * survey's share of users and rest between surveys, and the audience. Pure.
 */
export function decideOffer(guide: GuideDraft, circumstances: Circumstances): PageSplit {
  const { eligible, pageCondition, trace } = splitPageCondition(guide.audience, circumstances.facts)
  const first = [
    ...traceSchedule(guide.schedule, circumstances),
    ...(guide.kind === 'survey' ? traceSurvey(guide.key, guide.content, circumstances) : []),
  ]
  return {
    eligible: eligible && first.every(({ ok }) => ok),
    pageCondition,
    trace: [...first, ...trace],
  }
}

function traceSchedule(
  { from, until }: Schedule = {},
  { nowMs }: Pick<Circumstances, 'nowMs'>,
): TraceLine[] {
  const found = `it is ${inWords(nowMs)}`
  const lines: TraceLine[] = []
  if (from !== undefined) {
    const fromMs = Date.parse(from)
    lines.push({ ok: nowMs >= fromMs, depth: 0, text: `shown from ${inWords(fromMs)}`, found })
  }
  if (until !== undefined) {
    const untilMs = Date.parse(until)
    lines.push({ ok: nowMs < untilMs, depth: 0, text: `shown until ${inWords(untilMs)}`, found })
  }
  return lines
}

function traceSurvey(
  key: string,
  { samplePercent, coolDownDays }: SurveyContent,
  circumstances: Circumstances,
): TraceLine[] {
  const lines: TraceLine[] = []
  if (samplePercent !== undefined) {
    const ok = percentOf(key, circumstances) < samplePercent
    lines.push({ ok, depth: 0, text: `one of the ${samplePercent}% of users who are asked` })
  }
  if (coolDownDays) {
    const lastMs = lastSurveyMs(circumstances.runs.values())
    lines.push({
      ok: lastMs === null || lastMs <= circumstances.nowMs - coolDownDays * 86_400_000,
      depth: 0,
      text: `answered or closed no survey in the last ${coolDownDays} days`,
      ...(lastMs === null ? {} : { found: `last on ${inWords(lastMs)}` }),
    })
  }
  return lines
}

/** Where this person stands among all, from 0 up to 100: for ever the same, for each survey anew. */
function percentOf(key: string, { environmentId, personId }: Circumstances): number {
  const hash = createHash('sha256').update(`${environmentId}\n${key}\n${personId}`).digest()
  return (hash.readUInt32BE(0) / 2 ** 32) * 100
}

function lastSurveyMs(runs: Iterable<VisitorRun>): number | null {
  const times = [...runs].flatMap(({ kind, completedAtMs, dismissedAtMs }) =>
    kind === 'survey' ? [completedAtMs, dismissedAtMs].filter((ms) => ms !== null) : [],
  )
  return times.length === 0 ? null : Math.max(...times)
}

/** `2026-12-01 09:00 UTC` */
function inWords(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
