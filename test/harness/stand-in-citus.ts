import postgres from 'postgres'

/** What was asked of the stand-in, in order: `create_reference_table(control.keys)`. */
export type CitusCalls = () => Promise<string[]>

/**
 * Puts functions and tables named as those of Citus into a database, which record what is asked of
 * them and distribute nothing: every row stays where it is. They prove what db:distribute asks for and
 * when; that Citus does it, they cannot.
 */
export async function installStandInCitus(url: string): Promise<CitusCalls> {
  await run(url, (sql) =>
    sql`
      create schema citus;
      create table citus.calls (id serial, call text);
      create table citus.pg_dist_partition (logicalrelid regclass);
      create table citus.pg_dist_node (
        groupid integer, shouldhaveshards boolean, isactive boolean default true,
        noderole text default 'primary'
      );
      insert into citus.pg_dist_node values (0, false), (1, true), (2, true);
      create function citus.record(name text, place text, more text) returns void language sql as $$
        insert into citus.calls (call) values (format('%s(%s%s)', name, place, more));
        insert into citus.pg_dist_partition select place::regclass where name like 'create%';
      $$;
      create function citus.create_reference_table(place text) returns void language sql as $$
        select citus.record('create_reference_table', place, '')
      $$;
      create function citus.create_distributed_table(
        place text, by_column text, colocate_with text, shard_count integer default null
      ) returns void language sql as $$
        select citus.record('create_distributed_table', place,
          concat(', ', by_column, ', ', colocate_with, ', ' || shard_count))
      $$;
      create function citus.truncate_local_data_after_distributing_table(place text) returns void
      language sql as $$
        select citus.record('truncate_local_data_after_distributing_table', place, '')
      $$;
      do $$ begin
        execute format('alter database %I set search_path = public, citus', current_database());
      end $$`.simple(),
  )
  return () =>
    run(url, async (sql) => {
      const rows = await sql<{ call: string }[]>`select call from citus.calls order by id`
      return rows.map(({ call }) => call)
    })
}

async function run<T>(url: string, fn: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await fn(sql)
  } finally {
    await sql.end()
  }
}
