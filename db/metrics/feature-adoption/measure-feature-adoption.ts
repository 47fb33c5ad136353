import type { UnitRow } from '#contract/metric-report'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import { recentMs } from '../days.ts'
import { ascending } from '../estimators/ascending.ts'
import { survivalCurve } from '../estimators/kaplan-meier.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import { concatTimes } from '../estimators/times.ts'
import { localDate } from '../../local-days.ts'
import { sharedValues, toIso, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { splitGroups } from '../split-groups.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { countUnits, isCounted } from '../unit-times.ts'
import { type Feature, timesTo, waitFor } from './adoption-clock.ts'
import { featureAdoption } from './metric.ts'
import { type Adoption, type AdoptionTimes, listAdoption, readAdoption } from './read-adoption.ts'
import { readRecentUse } from './read-recent-use.ts'

/** Which features accounts (users) try, adopt and keep using, and how much they use them. */
export async function measureFeatureAdoption(
  request: MetricRequest,
): Promise<{ report: FeatureAdoptionReport; units: () => Promise<UnitRow[]> }> {
  const { asOfMs } = request
  const features = await listFeatures(request)
  const values = valuesOf(request)
  // Both are asked at once, so that curves are made while the database counts.
  const [{ all, counted, adoption }, { activeUsers, users, uses }] = await Promise.all([
    readAdoption(request, values).then(({ units: all, used }) => {
      const counted = { units: all.filter(isCounted), used }
      return { all, counted, adoption: tellAdoption(features, counted, asOfMs) }
    }),
    readRecentUse(request, values),
  ])
  return {
    report: {
      metric: 'feature-adoption',
      ...reportHeader(featureAdoption, request, {
        n: countUnits(counted.units),
        method: 'wilson, log-log',
        units: all,
        recomputing: await recomputingShare(request, { isOfFeatures: true }),
      }),
      summary: { activeUsers28d: activeUsers },
      rows: features.map(({ key, name, releasedAtMs }, index) => {
        const { rates, accountsUsing28d, timeToTry, timeToAdopt, ...kept } = adoption[index]!
        const [usersUsing28d, uses28d] = [users.get(key) ?? 0, uses.get(key) ?? 0]
        return {
          feature: key,
          name,
          releasedAt: releasedAtMs === null ? null : toIso(releasedAtMs),
          ...rates,
          accountsUsing28d,
          usersUsing28d,
          uses28d,
          usesPerUsingAccount28d: accountsUsing28d === 0 ? null : uses28d / accountsUsing28d,
          penetration28d: activeUsers === 0 ? null : usersUsing28d / activeUsers,
          ...kept,
          timeToTry,
          timeToAdopt,
        }
      }),
      groups: toGroups(request, features, counted),
    },
    units: async () => {
      const { units, used } = await listAdoption(request, values)
      return features.flatMap((feature) => toUnitRows(feature, units, used, asOfMs))
    },
  }
}

type Listed = Awaited<ReturnType<typeof listAdoption>>

/** What the queries take. Of everybody, facts that are kept need no looking up of units. */
function valuesOf(request: MetricRequest): Record<string, string | null> {
  const { environment, asOfMs, isPast, fromMs, toMs, query: asked } = request
  const recentSinceMs = asOfMs - recentMs
  const isBounded = fromMs !== null || toMs !== null || asked.segment !== undefined
  return {
    ...sharedValues(request),
    recent_since: toIso(recentSinceMs),
    recent_day: localDate(recentSinceMs, environment.timeZone),
    is_past: String(isPast),
    is_bounded: String(isBounded),
  }
}

async function listFeatures({ sql, environment }: MetricRequest): Promise<Feature[]> {
  return [
    ...(await sql<Feature[]>`
      select key, name, released_at as "releasedAtMs" from features
      where environment_id = ${environment.id} order by key`),
  ]
}

function tellAdoption(features: readonly Feature[], { units, used }: Adoption, asOfMs: number) {
  const startedMs = ascending(concatTimes(units.map((alike) => alike.startedMs))).toReversed()
  return features.map((feature) => {
    const users = used.filter(({ feature_key }) => feature_key === feature.key)
    const timeTo = (step: 'tried' | 'adopted') =>
      toTimeToEvent(survivalCurve(timesTo(step, feature, { startedMs, users }, asOfMs)))
    const isOld = (adoptedAtMs: number) => adoptedAtMs <= asOfMs - recentMs
    const countOld = (adopters: readonly AdoptionTimes[]) =>
      adopters.reduce((all, { adoptedMs }) => all + (adoptedMs?.filter(isOld).length ?? 0), 0)
    const recent = users.filter(({ is_used_28d }) => is_used_28d)
    return {
      rates: ratesOf(users, startedMs.length),
      accountsUsing28d: countUnits(recent),
      adoptersOlderThan28d: countOld(users),
      stillUsing28d: countOld(recent),
      timeToTry: timeTo('tried'),
      timeToAdopt: timeTo('adopted'),
    }
  })
}

function ratesOf(users: readonly AdoptionTimes[], n: number) {
  return {
    tried: rateWithInterval(countUnits(users), n),
    adopted: rateWithInterval(countUnits(users.filter(({ adoptedMs }) => adoptedMs !== null)), n),
  }
}

function toGroups(
  { query: { groupBy } }: MetricRequest,
  features: readonly Feature[],
  { units, used }: Adoption,
): FeatureAdoptionReport['groups'] {
  if (groupBy === undefined) return null
  return {
    by: groupBy,
    rows: splitGroups(groupBy, units).map(({ value, rows }) => {
      const n = countUnits(rows)
      const usersOf = ({ key }: Feature) =>
        used.filter(({ feature_key, group_value }) => feature_key === key && group_value === value)
      return {
        value,
        n,
        features: features.map((feature) => ({
          feature: feature.key,
          ...ratesOf(usersOf(feature), n),
        })),
      }
    }),
  }
}

function toUnitRows(
  feature: Feature,
  units: Listed['units'],
  used: Listed['used'],
  asOfMs: number,
): UnitRow[] {
  const usedBy = new Map(
    used.flatMap((row) => (row.feature_key === feature.key ? [[row.unit_id, row]] : [])),
  )
  const counted = units.filter(isCounted)
  return (['tried', 'adopted'] as const).flatMap((step) =>
    counted.map((unit) => {
      const { first_used_at = null, adopted_at = null } = usedBy.get(unit.unit_id) ?? {}
      const reachedAtMs = step === 'tried' ? first_used_at : adopted_at
      return toUnitRow(unit, {
        subject: feature.key,
        step,
        durationMs: waitFor(feature, unit.started_at, reachedAtMs, asOfMs),
        reached: reachedAtMs !== null,
      })
    }),
  )
}
