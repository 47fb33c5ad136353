import type postgres from 'postgres'

interface Table {
  name: string
  columns: string[]
}

/**
 * Copies every row of ours from one database into another of an older schema, as far as that has the
 * tables and columns: what the write path made, as the version before would have kept it.
 */
export async function copyRows(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  const there = new Map((await listTables(from)).map(({ name, columns }) => [name, columns]))
  const here = await listTables(to)
  await to.begin(async (sql) => {
    // The order of tables need not be that of their foreign keys.
    await sql`set local session_replication_role = replica`
    await sql`select create_events_partition(now())`
    for (const { name: table, columns } of here) {
      const shared = columns.filter((column) => there.get(table)?.includes(column))
      if (shared.length === 0) continue
      const names = shared.map((column) => `"${column}"`).join(', ')
      const [row] = await from.unsafe<{ rows: string | null }[]>(
        `select json_agg(r)::text as rows from (select ${names} from ${table}) r`,
      )
      if (!row?.rows) continue
      await sql.unsafe(
        `insert into ${table} (${names}) overriding system value
         select ${names} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
        [row.rows],
      )
    }
  })
}

/** Tables, and not their partitions; columns, and not those that the database computes itself. */
async function listTables(sql: postgres.Sql): Promise<Table[]> {
  return sql<Table[]>`
    select format('%I.%I', n.nspname, c.relname) as name,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('public', 'control', 'auth') and c.relkind in ('r', 'p')
      and not c.relispartition and a.attgenerated = ''
    group by 1 order by 1`
}
