import type { Condition } from '#contract/condition'
import type { TenantSql } from '../../db/client.ts'
import { newSqlParams } from '../../db/conditions/sql-params.ts'
import { toFragment } from '../../db/conditions/to-fragment.ts'
import type { Definitions } from '../../db/facts/definitions.ts'
import { compileMembers } from '../../db/segments/compile-members.ts'
import { invalidQuery } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** Rows of `accounts` (`users`) that a condition holds for now, as a query to build on. */
export function selectMembers(
  sql: TenantSql,
  { environment, now }: Pick<RequestContext, 'environment' | 'now'>,
  condition: Condition,
  { segments }: Pick<Definitions, 'segments'>,
  level: 'account' | 'user',
) {
  if ('segment' in condition && !segments.has(condition.segment)) {
    throw invalidQuery({ path: 'segment', message: `There is no segment "${condition.segment}"` })
  }
  const params = newSqlParams([environment.id])
  return toFragment(sql, compileMembers(condition, { level, segments, nowMs: now }, params), params)
}
