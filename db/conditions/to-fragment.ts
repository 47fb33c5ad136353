import type { TenantSql } from '../client.ts'
import type { SqlParams } from './sql-params.ts'

/**
 * Text with `$n` parameters as a part of a tagged statement, which numbers them anew. Goes without its
 * comments, where a `$n` is none.
 */
export function toFragment(sql: TenantSql, text: string, { values }: SqlParams) {
  const [first = '', ...rest] = text.replaceAll(/--.*/g, '').split(/\$(\d+)/)
  const pieces = [first, ...rest.filter((_, index) => index % 2 === 1)]
  const numbers = rest.filter((_, index) => index % 2 === 0)
  const strings = Object.assign(pieces, { raw: pieces })
  return sql(strings, ...numbers.map((number) => values[Number(number) - 1] as string))
}
