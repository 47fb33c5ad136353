import type { Statement } from './read-statements.ts'

/** A statement that Citus would refuse, or answer with rows of the wrong node, by where it stands. */
export interface StatementBreach {
  rule:
    | 'crosses_environments'
    | 'locks_across_environments'
    | 'writes_environment'
    | 'merge'
    | 'skip_locked'
    | 'set_config'
  place: string
}

const lock = /\bfor\s+(no\s+key\s+update|update|key\s+share|share)\b/i
const setClause = /\bset\s((?:(?!\b(?:where|from|returning)\b)[\s\S])*)/gi

/**
 * Reads statements for what a distributed database would not take. Each table of tenants must come with
 * an environment_id of its own: then the statement goes whole to the one node that has this environment,
 * where any join, subquery or row lock is as on one machine.
 *
 * It reads words, not SQL. It cannot see whether an environment_id narrows its table to one environment
 * or only stands beside it, what an interpolation brings in, a set clause behind its first subquery, or
 * a query made by drizzle.
 */
export function findStatementBreaches(
  statements: readonly Statement[],
  tenantTables: readonly string[],
): StatementBreach[] {
  const table = new RegExp(
    `\\b(?:from|join|into|update|using)\\s+(?:only\\s+)?(?:public\\.)?(?:${tenantTables.join('|')})\\b(?!\\s*\\()`,
    'gi',
  )
  return statements.flatMap(({ place, text }) => {
    const tables = [...text.matchAll(table)].length
    const environments = [...text.matchAll(/\benvironment_id\b/g)].length
    const rules: StatementBreach['rule'][] = []
    if (environments < tables) rules.push('crosses_environments')
    if (tables > 0 && lock.test(text) && !/\benvironment_id\s*=\s*[$:]/.test(text)) {
      rules.push('locks_across_environments')
    }
    if ([...text.matchAll(setClause)].some(([, set]) => /\benvironment_id\s*=/.test(set ?? ''))) {
      rules.push('writes_environment')
    }
    if (/\bmerge\s+into\b/i.test(text)) rules.push('merge')
    if (/\bskip\s+locked\b/i.test(text)) rules.push('skip_locked')
    if (/set_config\s*\(/i.test(text)) rules.push('set_config')
    return rules.map((rule) => ({ rule, place }))
  })
}
