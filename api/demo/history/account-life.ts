// What becomes of one customer: when it starts, how far it gets, when it leaves. Events come from this.
import { inventCompany, inventPerson, toSlug } from './invented-names.ts'
import type { Random } from './random.ts'
import { DAY_MS, HOUR_MS, isWeekend, nextWorkingTime, timeOnDay } from './working-hours.ts'

/** How far back the history reaches. */
export const HISTORY_DAYS = 120

/** The steps on the way to first value, in the order in which people take them. */
const wayToValue = [
  'data_source_connected',
  'project_created',
  'dashboard_created',
  'report_published',
] as const
export type Milestone =
  | (typeof wayToValue)[number]
  | 'teammate_invited'
  | 'integration_enabled'
  | 'alert_configured'
export type Plan = 'starter' | 'team'

export interface Colleague {
  id: string
  name: string
  email: string
  /** The first one opens the account. */
  joinedMs: number
}

export interface AccountLife {
  id: string
  name: string
  plan: Plan
  country: string
  /** The vendor's own company, left out of every number. */
  isInternal: boolean
  startMs: number
  /** When each milestone is reached; some lie in the future, and are not sent yet. */
  reached: ReadonlyMap<Milestone, number>
  /** When Starter became Team. */
  upgradedMs: number | null
  churnedMs: number | null
  /** Nobody is seen after this. */
  quietFromMs: number
  colleagues: readonly Colleague[]
}

const countries = ['DE', 'DE', 'DE', 'FR', 'FR', 'GB', 'CH', 'AT', 'NL', 'US'] as const
const MINUTE_MS = 60_000

/** Decides one life. `progress` is 0 for the oldest account and 1 for the newest: later ones fare better. */
export function decideLife(
  random: Random,
  {
    index,
    startMs,
    progress,
    taken,
  }: {
    index: number
    startMs: number
    progress: number
    /** Names given so far. */
    taken: Set<string>
  },
): AccountLife {
  const name = inventCompany(random, taken)
  const id = `acc_${toSlug(name)}`
  const plan: Plan = random.chance(0.38) ? 'team' : 'starter'
  const succeeds = random.chance(0.6 + 0.2 * progress + (plan === 'team' ? 0.04 : 0))
  const way = succeeds
    ? walkToValue(random, startMs, random.around(5.4 - 2.8 * progress, 1.2) * DAY_MS)
    : giveUp(random, startMs)
  const valueMs = way.get('report_published') ?? null
  const lastStepMs = Math.max(startMs, ...way.values())
  const reached = new Map<Milestone, number>(way)
  const inviteMs = inviteTime(random, startMs, way, succeeds)
  if (inviteMs !== null) reached.set('teammate_invited', inviteMs)
  const upgradedMs =
    valueMs !== null && plan === 'starter' && random.chance(0.24) ? later(random, valueMs, 9) : null
  const mayIntegrateMs = plan === 'team' ? valueMs : upgradedMs
  if (mayIntegrateMs !== null && random.chance(0.6)) {
    reached.set('integration_enabled', later(random, mayIntegrateMs, 5))
  }
  if (valueMs !== null && random.chance(0.45)) {
    reached.set('alert_configured', later(random, valueMs, 6))
  }
  const churnedMs = churnTime(random, { startMs, lastStepMs, succeeds })
  const quietFromMs =
    churnedMs ?? (succeeds ? Infinity : lastStepMs + random.around(4, 0.8) * DAY_MS)
  const colleagues = gather(random, { id, index, startMs, inviteMs, plan })
  const country = random.pick(countries)
  return {
    id,
    name,
    plan,
    country,
    isInternal: false,
    startMs,
    reached,
    upgradedMs,
    churnedMs,
    quietFromMs,
    colleagues,
  }
}

/** Some time in the last 120 days: rarely at weekends, and more often lately. */
export function decideStart(random: Random, nowMs: number): { startMs: number; progress: number } {
  for (;;) {
    const ageDays = HISTORY_DAYS * random.unit()
    const progress = 1 - ageDays / HISTORY_DAYS
    const day = Math.floor(nowMs / DAY_MS - ageDays)
    const startMs = timeOnDay(random, day)
    if (!random.chance((0.7 + 0.3 * progress) * (isWeekend(day) ? 0.25 : 1))) continue
    if (startMs < nowMs - HISTORY_DAYS * DAY_MS || startMs > nowMs - HOUR_MS) continue
    return { startMs, progress }
  }
}

function walkToValue(
  random: Random,
  startMs: number,
  durationMs: number,
): Map<(typeof wayToValue)[number], number> {
  // Nobody connects, builds and writes in less than a quarter of an hour.
  const wholeMs = Math.max(durationMs, 15 * MINUTE_MS + random.unit() * HOUR_MS)
  const shares = [random.unit(), random.unit(), random.unit()]
    .map((share) => share ** 1.7)
    .toSorted((a, b) => a - b)
  const way = new Map<(typeof wayToValue)[number], number>()
  let atMs = startMs
  for (const [index, step] of wayToValue.entries()) {
    const wishedMs = startMs + wholeMs * (shares[index] ?? 1)
    atMs = nextWorkingTime(random, Math.max(wishedMs, atMs + random.whole(2, 7) * MINUTE_MS))
    way.set(step, atMs)
  }
  return way
}

function giveUp(random: Random, startMs: number): Map<(typeof wayToValue)[number], number> {
  const chance = random.unit()
  const steps = chance < 0.36 ? 0 : chance < 0.66 ? 1 : chance < 0.86 ? 2 : 3
  const way = new Map<(typeof wayToValue)[number], number>()
  let atMs = startMs
  for (const step of wayToValue.slice(0, steps)) {
    atMs = nextWorkingTime(random, atMs + random.around(1.2, 1.3) * DAY_MS)
    way.set(step, atMs)
  }
  return way
}

function inviteTime(
  random: Random,
  startMs: number,
  way: ReadonlyMap<string, number>,
  succeeds: boolean,
): number | null {
  // The checklist asks for it before it opens the way to a report.
  if (!random.chance(succeeds ? 0.92 : 0.45)) return null
  const createdMs = way.get('project_created')
  if (createdMs === undefined) return null
  const lastMs = way.get('report_published') ?? createdMs + 2 * DAY_MS
  const wishedMs = createdMs + (lastMs - createdMs) * random.unit()
  return nextWorkingTime(random, Math.max(startMs + 5 * MINUTE_MS, wishedMs))
}

function churnTime(
  random: Random,
  { startMs, lastStepMs, succeeds }: { startMs: number; lastStepMs: number; succeeds: boolean },
): number | null {
  if (!random.chance(succeeds ? 0.1 : 0.5)) return null
  const fromMs = succeeds ? lastStepMs + 12 * DAY_MS : Math.max(lastStepMs, startMs + 9 * DAY_MS)
  return nextWorkingTime(random, fromMs + random.unit() * 40 * DAY_MS)
}

function gather(
  random: Random,
  {
    id,
    index,
    startMs,
    inviteMs,
    plan,
  }: {
    id: string
    index: number
    startMs: number
    inviteMs: number | null
    plan: Plan
  },
): Colleague[] {
  const others = inviteMs === null ? 0 : random.whole(1, plan === 'team' ? 4 : 2)
  const joins = Array.from({ length: others }, () => later(random, inviteMs ?? startMs, 3))
  const domain = `${id.slice('acc_'.length)}.example`
  return [startMs, ...joins].map((joinedMs, position) => {
    const name = inventPerson(random)
    return { id: `usr_${index}_${position}`, name, email: `${toSlug(name)}@${domain}`, joinedMs }
  })
}

function later(random: Random, fromMs: number, medianDays: number): number {
  return nextWorkingTime(random, fromMs + random.around(medianDays, 0.8) * DAY_MS)
}
