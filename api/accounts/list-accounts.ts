import type { AccountRow, AccountsQuery } from '#contract/account'
import type { PageOf } from '#contract/page'
import type { PendingQuery, Row } from 'postgres'
import type { TenantSql } from '../../db/client.ts'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { fromCursorText, toCursorText, type Cursor } from '../cursor.ts'
import { invalidQuery } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { selectMembers } from '../segments/select-members.ts'
import { listedAccounts, toAccountRows, type ListedAccount } from './account-rows.ts'
import { readChecklistPhases } from './published-checklist.ts'

/** In the order asked for, ids deciding among equals; what has no value to order by comes last. */
export async function listAccounts(
  { database, environment, now }: RequestContext,
  query: AccountsQuery,
): Promise<PageOf<AccountRow>> {
  const order = orderOf(query.sort)
  const cursor = fromCursorText(query.cursor)
  if (cursor && typeof cursor.value !== order.type) {
    throw invalidQuery({ path: 'cursor', message: 'Belongs to a list in another order' })
  }
  const { segment } = query
  return database.withTenants([environment.id], async (sql) => {
    const definitions = segment && (await currentDefinitions(sql, new Map(), environment.id))
    const found = await selectPage(sql, {
      environmentId: environment.id,
      now,
      query,
      order,
      cursor,
      members:
        definitions &&
        selectMembers(sql, { environment, now }, { segment }, definitions, 'account'),
    })
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    const phases = await readChecklistPhases(sql, environment.id)
    return {
      rows: await toAccountRows(sql, environment.id, page, { phases, nowMs: now }),
      nextCursor:
        last && found.length > page.length
          ? toCursorText({ value: last.orderedBy, id: last.id })
          : null,
    }
  })
}

interface Order {
  /** An expression over `listed`; text or float8, never null. */
  by: string
  type: 'string' | 'number'
  isDescending: boolean
}

/** Far beyond any time, on the side that comes last. */
const LAST = '8.64e15'

function orderOf(sort: AccountsQuery['sort']): Order {
  const isDescending = sort.startsWith('-')
  const last = isDescending ? `-${LAST}` : LAST
  const ms = (column: string) => `(extract(epoch from "${column}") * 1000)::float8`
  const waiting = `state in ('waiting', 'stuck')`
  switch (sort.replace('-', '')) {
    case 'name':
      return { by: 'lower(coalesce(name, id)) collate "C"', type: 'string', isDescending }
    case 'lastSeenAt':
      return { by: `coalesce(${ms('lastSeenAtMs')}, ${last})`, type: 'number', isDescending }
    case 'waiting':
      // Waiting longest is having started first.
      return {
        by: `case when ${waiting} then -${ms('createdAtMs')} else ${last} end`,
        type: 'number',
        isDescending,
      }
    case 'timeToFirstValue':
      return {
        by: `coalesce(${ms('firstValueAtMs')} - ${ms('createdAtMs')}, ${last})`,
        type: 'number',
        isDescending,
      }
    default:
      return { by: ms('createdAtMs'), type: 'number', isDescending }
  }
}

function selectPage(
  sql: TenantSql,
  {
    environmentId,
    now,
    query: { state, search, limit },
    order,
    cursor,
    members,
  }: {
    environmentId: string
    now: number
    query: AccountsQuery
    order: Order
    cursor: Cursor | undefined
    /** Rows of the accounts to choose from; absent: all. */
    members: PendingQuery<Row[]> | '' | undefined
  },
): Promise<(ListedAccount & { orderedBy: string | number })[]> {
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const direction = sql.unsafe(order.isDescending ? 'desc' : 'asc')
  const beyond = sql.unsafe(order.isDescending ? '<' : '>')
  const value =
    order.type === 'number' ? sql`${cursor?.value ?? 0}::float8` : sql`${cursor?.value ?? ''}::text`
  return sql<(ListedAccount & { orderedBy: string | number })[]>`
    select * from (
      select *, ${sql.unsafe(order.by)} as "orderedBy"
      from (${listedAccounts(sql, environmentId, now)}) listed
    ) ordered
    where true
      ${state ? sql`and state = ${state}` : sql``}
      ${pattern ? sql`and (name ilike ${pattern} or id ilike ${pattern})` : sql``}
      ${members ? sql`and id in (select id from (${members}) member)` : sql``}
      ${cursor ? sql`and ("orderedBy", id) ${beyond} (${value}, ${cursor.id})` : sql``}
    order by "orderedBy" ${direction}, id ${direction}
    limit ${limit + 1}`
}
