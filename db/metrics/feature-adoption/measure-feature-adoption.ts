import type { UnitRow } from '#contract/metric-report'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import { loadSql } from '../../load-sql.ts'
import { recentMs } from '../days.ts'
import { survivalCurve } from '../estimators/kaplan-meier.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import { sharedValues, toIso, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { splitGroups } from '../split-groups.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { countUnits, isCounted } from '../unit-times.ts'
import { type Feature, timesTo, waitFor } from './adoption-clock.ts'
import { featureAdoption, type FeatureAdoptionRow } from './metric.ts'
import { type AdoptionTimes, readAdoption } from './read-adoption.ts'
import { readRecentUse } from './read-recent-use.ts'

const query = loadSql(import.meta.url, './query.sql')

/** Which features accounts (users) try, adopt and keep using, and how much they use them. */
export async function measureFeatureAdoption(
  request: MetricRequest,
): Promise<{ report: FeatureAdoptionReport; units: () => Promise<UnitRow[]> }> {
  const { asOfMs } = request
  const features = await listFeatures(request)
  const values = valuesOf(request)
  // Both are asked at once, so that curves are made while the database counts.
  const [{ units, adoption }, { activeUsers, users, uses }] = await Promise.all([
    readAdoption(request, query, values).then((units) => ({
      units,
      adoption: features.map((feature) => tellAdoption(feature, units, asOfMs)),
    })),
    readRecentUse(request, values),
  ])
  const ofFirst = unitsOf(features[0], units)
  return {
    report: {
      metric: 'feature-adoption',
      ...reportHeader(featureAdoption, request, {
        n: countUnits(ofFirst.filter(isCounted)),
        method: 'wilson, log-log',
        units: ofFirst,
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
      groups: toGroups(request, features, units.filter(isCounted)),
    },
    units: async () => {
      const rows = await runQuery<FeatureAdoptionRow>(
        request,
        `select * from (\n${query}\n) unit order by unit_id`,
        values,
      )
      return features.flatMap((feature) => toUnitRows(feature, rows, asOfMs))
    },
  }
}

/** What the queries take. Of everybody, facts that are kept need no looking up of units. */
function valuesOf(request: MetricRequest): Record<string, string | null> {
  const { environment, isPast, fromMs, toMs, query: asked } = request
  const isBounded = fromMs !== null || toMs !== null || asked.segment !== undefined
  return {
    ...sharedValues(request),
    time_zone: environment.timeZone,
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

/** Every unit is there once for each feature, or once without one if there is none. */
function unitsOf(feature: Feature | undefined, units: readonly AdoptionTimes[]): AdoptionTimes[] {
  return units.filter(({ feature_key }) => feature_key === (feature?.key ?? null))
}

function tellAdoption(feature: Feature, all: readonly AdoptionTimes[], asOfMs: number) {
  const units = unitsOf(feature, all.filter(isCounted))
  const timeTo = (step: 'tried' | 'adopted') =>
    toTimeToEvent(survivalCurve(timesTo(step, units, feature, asOfMs)))
  const isOld = (adoptedAtMs: number) => adoptedAtMs <= asOfMs - recentMs
  const countOld = (adopters: readonly AdoptionTimes[]) =>
    adopters.reduce((all, { adoptedMs }) => all + (adoptedMs?.filter(isOld).length ?? 0), 0)
  const recent = units.filter((unit) => unit.is_used_28d)
  return {
    rates: ratesOf(units),
    accountsUsing28d: countUnits(recent),
    adoptersOlderThan28d: countOld(units),
    stillUsing28d: countOld(recent),
    timeToTry: timeTo('tried'),
    timeToAdopt: timeTo('adopted'),
  }
}

function ratesOf(units: readonly AdoptionTimes[]) {
  const n = countUnits(units)
  return {
    tried: rateWithInterval(countUnits(units.filter((unit) => unit.firstUsedMs !== null)), n),
    adopted: rateWithInterval(countUnits(units.filter((unit) => unit.adoptedMs !== null)), n),
  }
}

function toGroups(
  { query: { groupBy } }: MetricRequest,
  features: readonly Feature[],
  units: readonly AdoptionTimes[],
): FeatureAdoptionReport['groups'] {
  if (groupBy === undefined) return null
  return {
    by: groupBy,
    rows: splitGroups(groupBy, units).map(({ value, rows }) => ({
      value,
      n: countUnits(unitsOf(features[0], rows)),
      features: features.map((feature) => ({
        feature: feature.key,
        ...ratesOf(unitsOf(feature, rows)),
      })),
    })),
  }
}

function toUnitRows(
  feature: Feature,
  rows: readonly FeatureAdoptionRow[],
  asOfMs: number,
): UnitRow[] {
  const counted = rows.filter((row) => isCounted(row) && row.feature_key === feature.key)
  return (['tried', 'adopted'] as const).flatMap((step) =>
    counted.map((row) => {
      const reachedAtMs = step === 'tried' ? row.first_used_at : row.adopted_at
      return toUnitRow(row, {
        subject: feature.key,
        step,
        durationMs: waitFor({ startedAtMs: row.started_at, reachedAtMs }, feature, asOfMs),
        reached: reachedAtMs !== null,
      })
    }),
  )
}
