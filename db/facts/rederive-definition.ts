import type { TenantSql } from '../client.ts'
import { newSqlParams, type SqlParams } from '../conditions/sql-params.ts'
import { rewriteActiveDays } from './active-days.ts'
import type { Definitions } from './definitions.ts'
import { rewalkFunnels } from '../funnels/rewalk-funnels.ts'
import { rewriteFeatureAdoption } from './feature-adoption.ts'
import { keepFirstValues } from './first-values.ts'
import { keptFacts } from './kept-facts.ts'
import { recomputedFacts } from './recomputed-facts.ts'
import { lockUnits } from './rederive-units.ts'
import { unitEventParams, unitEvents } from './unit-events.ts'
import { writeFunnelHits, writeMilestoneFacts, writtenHits } from './write-milestone-facts.ts'

/**
 * What changed: one milestone, which of them is first value, one feature, one funnel, or (`*`) the days that
 * use and activity are counted by.
 */
export interface DefinitionSubject {
  environmentId: string
  subjectKind: 'milestone' | 'first_value' | 'feature' | 'funnel'
  subjectKey: string
}

/** Users, or accounts, whose history is read together. */
export interface Step {
  level: 'user' | 'account'
  ids: readonly string[]
}

/**
 * Makes the facts of one definition again for these users or accounts, in the caller's transaction,
 * which holds the definitions (`lockDefinitions`). A user's facts are written under the user's lock, an
 * account's under the account's: whoever changes either holds that lock too, so that nobody else's is
 * needed and ingest goes on for all others.
 */
export async function rederiveDefinition(
  sql: TenantSql,
  definitions: Definitions,
  subject: DefinitionSubject,
  step: Step,
): Promise<void> {
  const { environmentId } = subject
  const units = {
    environmentId,
    userIds: step.level === 'user' ? step.ids : [],
    accountIds: step.level === 'account' ? step.ids : [],
  }
  await lockUnits(sql, units)
  const narrowed = narrow(definitions, subject)
  if (subject.subjectKey === '*') {
    await recountUse(sql, narrowed, step)
    await recount(sql, narrowed, step, 'activity')
    // Users come before accounts, so that by then all days of an account are made again.
    await rewriteActiveDays(sql, definitions, units)
  } else if (subject.subjectKind === 'feature') {
    await recountUse(sql, narrowed, step)
  } else if (subject.subjectKind === 'funnel') {
    await walk(sql, narrowed, step)
  } else {
    if (subject.subjectKind === 'milestone') await reach(sql, narrowed, step)
    await keepFirstValues(sql, definitions, units)
  }
}

function narrow(
  definitions: Definitions,
  { subjectKind, subjectKey }: DefinitionSubject,
): Definitions {
  const { milestones, features, funnels } = definitions
  return {
    ...definitions,
    milestones:
      subjectKind === 'milestone' ? milestones.filter(({ key }) => key === subjectKey) : [],
    features:
      subjectKey === '*'
        ? features
        : features.filter(({ key }) => subjectKind === 'feature' && key === subjectKey),
    funnels: funnels.filter(({ key }) => subjectKind === 'funnel' && key === subjectKey),
  }
}

/** Facts of the old rule went when it changed, so that what is there can only be too late. */
async function reach(sql: TenantSql, definitions: Definitions, step: Step): Promise<void> {
  const { environmentId } = definitions
  const units =
    step.level === 'user'
      ? { environmentId, userIds: step.ids, accountIds: [] }
      : { environmentId, userIds: [], accountIds: step.ids }
  const params = newSqlParams([...(await unitEventParams(sql, units)), [...step.ids]])
  const terms = definitions.milestones.flatMap((milestone) => milestone.terms)
  const facts = recomputedFacts(definitions, params, {
    candidateEvents: `${unitEvents} and ${isNamed(terms, params)}`,
    keepEvent: `e.${step.level}_id = any($5::text[])`,
  })
  await sql.unsafe(
    `with ${facts}, ${writtenHits(definitions, params)}
     ${writeMilestoneFacts(`level = '${step.level}' and unit_id = any($5::text[])`)}`,
    params.values as string[],
  )
}

/** Units of the other level have no walks of their own. */
async function walk(sql: TenantSql, definitions: Definitions, step: Step): Promise<void> {
  const { environmentId, funnels } = definitions
  const [funnel] = funnels
  if (funnel?.level !== step.level) return
  const userIds = step.level === 'user' ? step.ids : []
  const accountIds = step.level === 'account' ? step.ids : []
  const units = { environmentId, userIds, accountIds }
  const params = newSqlParams([...(await unitEventParams(sql, units)), [...step.ids]])
  const terms = [...funnel.steps, ...(funnel.exclude ? [funnel.exclude] : [])]
  const facts = recomputedFacts(definitions, params, {
    candidateEvents: `${unitEvents} and ${isNamed(terms, params)}`,
    keepEvent: `e.${step.level}_id = any($5::text[])`,
  })
  await sql.unsafe(`with ${facts} ${writeFunnelHits}`, params.values as string[])
  await rewalkFunnels(sql, definitions, units)
}

/** Users come before accounts, so that by then all days of an account are made again. */
async function recountUse(sql: TenantSql, definitions: Definitions, step: Step): Promise<void> {
  await recount(sql, definitions, step, 'feature_use')
  if (step.level === 'account') {
    await rewriteFeatureAdoption(sql, {
      environmentId: definitions.environmentId,
      accountIds: step.ids,
    })
  }
}

/** A user's days, wherever they were; an account's only where no user is known. */
async function recount(
  sql: TenantSql,
  definitions: Definitions,
  { level, ids }: Step,
  table: 'feature_use' | 'activity',
): Promise<void> {
  const { environmentId, features } = definitions
  const isOfStep =
    level === 'user'
      ? 'f.user_id = any($2::text[])'
      : `f.account_id = any($2::text[]) and f.user_id = ''`
  const isOfFeatures =
    table === 'feature_use' ? 'f.feature_key = any($3::text[])' : '$3::text[] is not null'
  await sql.unsafe(
    `delete from ${table} f where f.environment_id = $1::uuid and ${isOfStep} and ${isOfFeatures}
       and ${keptFacts(definitions).isLiveDay('f.day')}`,
    [environmentId, [...ids], features.map(({ key }) => key)],
  )
  const sent =
    level === 'user'
      ? await unitEventParams(sql, { environmentId, userIds: ids, accountIds: [] })
      : [environmentId, [], [], [...ids]]
  const params = newSqlParams([...sent, [...ids]])
  const terms = features.flatMap((feature) => feature.terms)
  const facts = recomputedFacts(definitions, params, {
    candidateEvents: [
      unitEvents,
      ...(table === 'feature_use' ? [isNamed(terms, params)] : []),
      ...(level === 'account' ? ['user_id is null'] : []),
    ].join(' and '),
    keepEvent:
      level === 'user'
        ? 'e.user_id = any($5::text[])'
        : 'e.account_id = any($5::text[]) and e.user_id is null',
  })
  await sql.unsafe(
    `with ${facts} insert into public.${table} select * from ${table}`,
    params.values as string[],
  )
}

/** Only events that a rule names are worth attributing. */
function isNamed(terms: readonly { event: string }[], params: SqlParams): string {
  const names = terms
    .filter(({ event }) => !event.includes('\0'))
    .map(({ event }) => params.text(event))
  return names.length > 0 ? `name in (${[...new Set(names)].join(', ')})` : 'false'
}
