import type { TenantSql } from '../client.ts'
import { currentDefinitions } from './definitions.ts'
import { keptFacts } from './kept-facts.ts'
import type { DefinitionSubject } from './rederive-definition.ts'

/**
 * Deletes what the rule of a milestone, feature or funnel made, before a changed rule reads history again.
 * What outlived its raw events stays, as the rule before found it: nobody can tell any more what the
 * new one would say. The caller holds the definitions exclusively.
 */
export async function forgetDefinition(
  sql: TenantSql,
  { environmentId, subjectKind, subjectKey }: DefinitionSubject,
): Promise<void> {
  const kept = keptFacts(await currentDefinitions(sql, new Map(), environmentId))
  const forget = (table: string, key: string, condition: string) =>
    sql.unsafe(
      `delete from ${table} f where f.environment_id = $1::uuid and f.${key} = $2 and ${condition}`,
      [environmentId, subjectKey],
    )
  if (subjectKind === 'feature') {
    await forget('feature_use', 'feature_key', kept.isLiveDay('f.day'))
    await forget('feature_adoption', 'feature_key', 'true')
    return
  }
  if (subjectKind === 'funnel') {
    await forget('funnel_hits', 'funnel_key', 'true')
    await forget('funnel_walks', 'funnel_key', 'true')
    return
  }
  await forget('milestone_facts', 'milestone_key', kept.isLiveFact('f'))
  // Half-met conditions of another rule mean nothing to this one.
  await forget('milestone_hits', 'milestone_key', 'true')
}
