import type { Condition } from '#contract/condition'
import type { FunnelExclusion, SavedStep } from '#contract/funnel'
import { type MilestoneTerm, toMilestoneRule } from '#contract/rules/milestone-rule'
import type { TenantSql } from '../client.ts'

/** What the facts of an environment are made by, at one version. */
export interface Definitions {
  environmentId: string
  version: number
  timeZone: string
  weekStart: string
  /** Events that do not count as activity. */
  passiveEvents: string[]
  /** Raw events received before this are past retention and are not looked at; null: all are kept. */
  rawEventsFromMs: number | null
  milestones: MilestoneDefinition[]
  features: FeatureDefinition[]
  /** By key. No fact is made by them: they say whom reports and audiences mean. */
  segments: ReadonlyMap<string, SegmentDefinition>
  /** The one saved first comes first. */
  funnels: FunnelDefinition[]
}

export interface MilestoneDefinition {
  key: string
  name: string
  scope: 'user' | 'account'
  firstValue: boolean
  condition: Condition
  terms: MilestoneTerm[]
  clauses: number[][]
  /** One match of any term suffices, so that no history is needed to decide it. */
  single: boolean
}

export interface FeatureDefinition {
  key: string
  name: string
  releasedAtMs: number | null
  terms: MilestoneTerm[]
}

export interface SegmentDefinition {
  key: string
  name: string
  condition: Condition
}

export interface FunnelDefinition {
  key: string
  name: string
  steps: SavedStep[]
  windowDays: number
  level: 'account' | 'user'
  exclude: FunnelExclusion | null
  holdConstant: string | null
}

/** The environment was removed while something was under way in it. */
export class EnvironmentGone extends Error {}

/** Tells ingest from a change of definitions: shared for the first, exclusive for the second. */
export async function lockDefinitions(
  sql: TenantSql,
  environmentId: string,
  mode: 'shared' | 'exclusive',
): Promise<void> {
  if (mode === 'shared') {
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${environmentId}, 0))`
  } else {
    await sql`select pg_advisory_xact_lock(hashtextextended(${environmentId}, 0))`
  }
}

/**
 * What is defined now; read again only when the version moved. Whoever writes facts by it holds
 * `lockDefinitions`, so that no change comes in between. Throws `EnvironmentGone`.
 */
export async function currentDefinitions(
  sql: TenantSql,
  cache: Map<string, Definitions>,
  environmentId: string,
): Promise<Definitions> {
  const [environment] = await sql<
    Pick<Definitions, 'version' | 'timeZone' | 'weekStart' | 'passiveEvents' | 'rawEventsFromMs'>[]
  >`
    select definitions_version as version, time_zone as "timeZone", week_start as "weekStart",
      passive_events as "passiveEvents", raw_events_from as "rawEventsFromMs"
    from control.environments where id = ${environmentId}`
  if (!environment) throw new EnvironmentGone()
  const known = cache.get(environmentId)
  if (known?.version === environment.version) return known
  const [milestones, features, segments, funnels] = await Promise.all([
    sql<MilestoneRow[]>`
      select key, name, scope, first_value as "firstValue", condition
      from milestones where environment_id = ${environmentId} order by key`,
    sql<FeatureRow[]>`
      select key, name, released_at as "releasedAtMs", condition
      from features where environment_id = ${environmentId} order by key`,
    sql<SegmentDefinition[]>`
      select key, name, condition from segments where environment_id = ${environmentId} order by key`,
    sql<FunnelDefinition[]>`
      select key, name, steps, window_days as "windowDays", level, exclude,
        hold_constant as "holdConstant"
      from funnels where environment_id = ${environmentId} order by created_at, key`,
  ])
  const definitions: Definitions = {
    environmentId,
    ...environment,
    milestones: milestones.map((row) => {
      const rule = normalForm(row.condition)
      return { ...row, ...rule, single: isSingle(rule) }
    }),
    features: features.map(({ condition, ...row }) => ({
      ...row,
      terms: normalForm(condition).terms,
    })),
    segments: new Map(segments.map((segment) => [segment.key, segment])),
    funnels: [...funnels],
  }
  cache.set(environmentId, definitions)
  return definitions
}

interface MilestoneRow {
  key: string
  name: string
  scope: 'user' | 'account'
  firstValue: boolean
  condition: Condition
}
interface FeatureRow {
  key: string
  name: string
  releasedAtMs: number | null
  condition: Condition
}

// What is stored was checked when it was saved; a rule this version cannot read makes no facts.
function normalForm(condition: Condition): { terms: MilestoneTerm[]; clauses: number[][] } {
  const rule = toMilestoneRule(condition)
  return 'code' in rule ? { terms: [], clauses: [] } : rule
}

function isSingle({ terms, clauses }: { terms: MilestoneTerm[]; clauses: number[][] }): boolean {
  return terms.every((term) => term.atLeast === 1) && clauses.every((clause) => clause.length === 1)
}
