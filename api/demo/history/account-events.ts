import type { WireEvent } from '#contract/event-batch'
import type { AccountLife, Colleague, Milestone } from './account-life.ts'
import { FORECAST_AGE_DAYS } from './forecast-age.ts'
import { guideEvents, type GuideVersions } from './guide-events.ts'
import type { Random } from './random.ts'
import type { Told } from './told.ts'
import { DAY_MS, HOUR_MS, timeOnDay, isWeekend } from './working-hours.ts'

const features = ['csv_export', 'comparison', 'forecast', 'weekly_report'] as const
type Feature = (typeof features)[number]
/** The share of accounts that take to a feature, and of those that only try it. */
const liking: Record<Feature, { keep: number; try: number }> = {
  csv_export: { keep: 0.34, try: 0.24 },
  comparison: { keep: 0.22, try: 0.22 },
  forecast: { keep: 0.2, try: 0.3 },
  weekly_report: { keep: 0.16, try: 0.1 },
}
const screens = [
  '/demo',
  '/demo',
  '/demo',
  '/demo/projects',
  '/demo/projects',
  '/demo/sources',
  '/demo/reports',
  '/demo/reports',
  '/demo/team',
  '/demo/settings',
] as const
/** Laptops that are shut send what they noted when they are opened again. */
const LATE = 0.02

/** Everything one account has sent by `nowMs`, oldest first. Ids depend on the account alone. */
export function accountEvents(
  random: Random,
  life: AccountLife,
  { nowMs, guides }: { nowMs: number; guides: GuideVersions },
): WireEvent[] {
  const told: Told[] = life.colleagues.flatMap((one, index) => arrival(life, one, index))
  for (const [milestone, atMs] of life.reached) {
    const by = whoDid(random, life, atMs)
    told.push({
      atMs,
      by,
      type: 'track',
      event: milestone,
      properties: detailOf(milestone, random),
    })
  }
  if (life.upgradedMs !== null) told.push(...upgrade(life, life.upgradedMs))
  told.push(...visits(random, life, nowMs))
  told.push(...guideEvents(random, life, { nowMs, guides, told }))
  return told
    .filter(({ atMs }) => atMs < Math.min(nowMs, life.churnedMs ?? Infinity))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((one, index) => toWire(random, life, one, index, nowMs))
}

function arrival(life: AccountLife, by: Colleague, index: number): Told[] {
  const { joinedMs: atMs } = by
  const { id, name, plan, country, startMs } = life
  return [
    { atMs, by, type: 'identify', traits: { name: by.name, email: by.email } },
    {
      atMs: atMs + 1,
      by,
      type: 'group',
      groupId: id,
      traits: { name, plan, country, createdAt: new Date(startMs).toISOString() },
    },
    index === 0
      ? { atMs: atMs + 2, by, type: 'track', event: 'signed_up', properties: { plan } }
      : { atMs: atMs + 2, by, type: 'track', event: 'teammate_joined' },
  ]
}

function upgrade({ id, colleagues: [by] }: AccountLife, atMs: number): Told[] {
  if (!by) return []
  return [
    { atMs, by, type: 'group', groupId: id, traits: { plan: 'team' } },
    { atMs: atMs + 1, by, type: 'track', event: 'plan_changed', properties: { plan: 'team' } },
  ]
}

/** Days on which somebody opens Tideboard, and what they use there. */
function visits(random: Random, life: AccountLife, nowMs: number): Told[] {
  const valueMs = life.reached.get('report_published') ?? Infinity
  const chosen = features.map((feature) => [feature, takeTo(random, feature)] as const)
  const told: Told[] = []
  for (const [position, by] of life.colleagues.entries()) {
    const lastMs = Math.min(nowMs, life.quietFromMs)
    // Who opened the account comes more often than those who were invited.
    const daily = (position === 0 ? 0.34 : 0.17) * random.around(1, 0.4)
    for (let day = Math.floor(by.joinedMs / DAY_MS); day * DAY_MS < lastMs; day += 1) {
      if (!random.chance(isWeekend(day) ? daily * 0.12 : daily)) continue
      const atMs = timeOnDay(random, day)
      if (atMs <= by.joinedMs || atMs > lastMs) continue
      for (let page = random.whole(1, 3); page > 0; page -= 1) {
        const path = random.pick(screens)
        told.push({ atMs: atMs + page * 45_000, by, type: 'page', properties: { path } })
      }
      for (const [feature, taste] of chosen) {
        const isReleased = feature !== 'forecast' || atMs > nowMs - FORECAST_AGE_DAYS * DAY_MS
        if (atMs < valueMs || !isReleased || !random.chance(useChance(taste, told, feature)))
          continue
        const properties = { feature }
        told.push({ atMs: atMs + 150_000, by, type: 'track', event: 'feature_used', properties })
      }
    }
  }
  return told
}

type Taste = 'keeps' | 'tries' | 'ignores'

function takeTo(random: Random, feature: Feature): Taste {
  const chance = random.unit()
  const { keep, try: trying } = liking[feature]
  return chance < keep ? 'keeps' : chance < keep + trying ? 'tries' : 'ignores'
}

function useChance(taste: Taste, told: readonly Told[], feature: Feature): number {
  if (taste === 'keeps') return 0.42
  if (taste === 'ignores') return 0
  return told.some(({ properties }) => properties?.['feature'] === feature) ? 0 : 0.25
}

function whoDid(random: Random, { colleagues }: AccountLife, atMs: number): Colleague {
  const present = colleagues.filter(({ joinedMs }) => joinedMs + HOUR_MS < atMs)
  const [first] = colleagues
  if (!first) throw new Error('An account has at least the person who opened it')
  const [one, ...others] = present
  return one && random.chance(0.3) ? random.pick([one, ...others]) : first
}

function detailOf(milestone: Milestone, random: Random): Record<string, unknown> {
  if (milestone === 'data_source_connected') {
    return { source: random.pick(['sample', 'shop', 'shop', 'postgres', 'sheet', 'ads', 'crm']) }
  }
  if (milestone === 'project_created') {
    return { template: random.pick(['sales', 'marketing', 'product']) }
  }
  if (milestone === 'integration_enabled') {
    return { integration: random.pick(['chat', 'chat', 'calendar', 'sheets', 'webhook']) }
  }
  return {}
}

function toWire(
  random: Random,
  life: AccountLife,
  { atMs, by, type, ...rest }: Told,
  index: number,
  nowMs: number,
): WireEvent {
  const delayMs = random.chance(LATE) ? random.unit() * 36 * HOUR_MS : 400 + random.unit() * 3_000
  const occurredMs = Math.floor(atMs)
  return {
    type,
    messageId: `history-${life.id}-${index}`,
    userId: by.id,
    ...rest,
    timestamp: new Date(occurredMs).toISOString(),
    receivedAt: new Date(Math.min(nowMs, Math.floor(occurredMs + delayMs))).toISOString(),
  }
}
