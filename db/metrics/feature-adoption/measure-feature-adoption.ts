import type { UnitRow } from '#contract/metric-report'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import { loadSql } from '../../load-sql.ts'
import { recentMs } from '../days.ts'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { toTimeToEvent } from '../estimators/time-to-event.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { sharedValues, toIso, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { splitGroups } from '../split-groups.ts'
import { type AdoptionUnit, type Feature, waitFor } from './adoption-clock.ts'
import { featureAdoption, type FeatureAdoptionRow } from './metric.ts'
import { countUsesOnFirstDay } from './uses-on-first-day.ts'
import { toUnitRow } from '../to-unit-row.ts'

const query = loadSql(import.meta.url, './query.sql')

/** Which features accounts (users) try, adopt and keep using, and how much they use them. */
export async function measureFeatureAdoption(
  request: MetricRequest,
): Promise<{ report: FeatureAdoptionReport; units: () => UnitRow[] }> {
  const features = await listFeatures(request)
  const rows = await runQuery<FeatureAdoptionRow>(request, query, {
    ...sharedValues(request),
    time_zone: request.environment.timeZone,
    segment: request.query.segment ?? null,
    uses_on_first_day: JSON.stringify(await countUsesOnFirstDay(request)),
  })
  const all = toUnits(rows)
  const units = all.filter((unit) => unit.left_out === null)
  const usersOf = (feature: string | null) =>
    rows.find((row) => row.unit_id === null && row.feature_key === feature)?.users_28d ?? 0
  const activeUsers28d = usersOf(null)
  return {
    report: {
      metric: 'feature-adoption',
      ...reportHeader(featureAdoption, request, {
        n: units.length,
        method: 'wilson, log-log',
        units: all,
        recomputing: await recomputingShare(request, { isOfFeatures: true }),
      }),
      summary: { activeUsers28d },
      rows: features.map((feature) =>
        reportFeature(request.asOfMs, feature, units, {
          usersUsing28d: usersOf(feature.key),
          activeUsers28d,
        }),
      ),
      groups: toGroups(request, features, units),
    },
    units: () => features.flatMap((feature) => toUnitRows(request.asOfMs, feature, units)),
  }
}

async function listFeatures({ sql, environment }: MetricRequest): Promise<Feature[]> {
  return [
    ...(await sql<Feature[]>`
      select key, name, released_at as "releasedAtMs" from features
      where environment_id = ${environment.id} order by key`),
  ]
}

/** Puts the rows of a unit together. */
function toUnits(rows: readonly FeatureAdoptionRow[]): AdoptionUnit[] {
  const units = new Map<string, AdoptionUnit>()
  for (const row of rows) {
    if (row.unit_id === null || row.started_at === null) continue
    let unit = units.get(row.unit_id)
    if (!unit) {
      const { unit_id, name, started_at, left_out, group_value } = row
      unit = { unit_id, name, started_at, left_out, group_value, uses: new Map() }
      units.set(unit_id, unit)
    }
    if (row.feature_key !== null) unit.uses.set(row.feature_key, row)
  }
  return [...units.values()]
}

function reportFeature(
  asOfMs: number,
  feature: Feature,
  units: readonly AdoptionUnit[],
  { usersUsing28d, activeUsers28d }: { usersUsing28d: number; activeUsers28d: number },
): FeatureAdoptionReport['rows'][number] {
  const uses = units.flatMap((unit) => unit.uses.get(feature.key) ?? [])
  const recent = uses.filter((use) => use.is_used_28d)
  const uses28d = recent.reduce((all, use) => all + use.uses_28d, 0)
  const oldAdopters = uses.filter(
    ({ adopted_at }) => adopted_at !== null && adopted_at <= asOfMs - recentMs,
  )
  const timeTo = (step: 'tried' | 'adopted') =>
    toTimeToEvent(kaplanMeier(units.map((unit) => waitFor(step, unit, feature, asOfMs))))
  return {
    feature: feature.key,
    name: feature.name,
    releasedAt: feature.releasedAtMs === null ? null : toIso(feature.releasedAtMs),
    ...ratesOf(feature, units),
    accountsUsing28d: recent.length,
    usersUsing28d,
    uses28d,
    usesPerUsingAccount28d: recent.length === 0 ? null : uses28d / recent.length,
    penetration28d: activeUsers28d === 0 ? null : usersUsing28d / activeUsers28d,
    adoptersOlderThan28d: oldAdopters.length,
    stillUsing28d: oldAdopters.filter((use) => use.is_used_28d).length,
    timeToTry: timeTo('tried'),
    timeToAdopt: timeTo('adopted'),
  }
}

function ratesOf({ key }: Feature, units: readonly AdoptionUnit[]) {
  const uses = units.flatMap((unit) => unit.uses.get(key) ?? [])
  const adopted = uses.filter((use) => use.adopted_at !== null)
  return {
    tried: rateWithInterval(uses.length, units.length),
    adopted: rateWithInterval(adopted.length, units.length),
  }
}

function toGroups(
  { query: { groupBy } }: MetricRequest,
  features: readonly Feature[],
  units: readonly AdoptionUnit[],
): FeatureAdoptionReport['groups'] {
  if (groupBy === undefined) return null
  return {
    by: groupBy,
    rows: splitGroups(groupBy, units).map(({ value, rows }) => ({
      value,
      n: rows.length,
      features: features.map((feature) => ({ feature: feature.key, ...ratesOf(feature, rows) })),
    })),
  }
}

function toUnitRows(asOfMs: number, feature: Feature, units: readonly AdoptionUnit[]): UnitRow[] {
  return (['tried', 'adopted'] as const).flatMap((step) =>
    units.map((unit) => {
      const { time: durationMs, reached } = waitFor(step, unit, feature, asOfMs)
      return toUnitRow(unit, { subject: feature.key, step, durationMs, reached })
    }),
  )
}
