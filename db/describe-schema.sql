-- What the migrated database is, in words that PostgreSQL 15 and 18 say alike. Partitions of events
-- come and go, pgboss belongs to its library: neither is described.
with ours as (
  select c.oid, n.nspname as schema, c.relname as name, c.relkind, c.relrowsecurity,
    c.relforcerowsecurity, pg_get_partkeydef(c.oid) as partition_key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'control', 'auth') and c.relkind in ('r', 'p')
    and not c.relispartition
),
columns as (
  select a.attrelid as oid, 1 as part, a.attnum as place, format('  %s %s%s%s', a.attname,
    format_type(a.atttypid, a.atttypmod)
      || case when a.attcollation <> t.typcollation then format(' collate %I', l.collname) else '' end,
    case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
  left join pg_collation l on l.oid = a.attcollation
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid in (select oid from ours) and a.attnum > 0 and not a.attisdropped
),
-- PostgreSQL 18 keeps not null as constraints too; the column says it already.
constraints as (
  select conrelid as oid, 2 as part,
    row_number() over (partition by conrelid order by contype, conname) as place,
    format('  constraint %s %s', conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where contype <> 'n'
),
indexes as (
  select i.indrelid as oid, 3 as part,
    row_number() over (partition by i.indrelid order by c.relname) as place,
    format('  %s', pg_get_indexdef(i.indexrelid)) as line
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
),
policies as (
  select polrelid as oid, 4 as part, row_number() over (partition by polrelid order by polname) as place,
    format('  policy %s using %s', polname, pg_get_expr(polqual, polrelid)) as line
  from pg_policy
),
grants as (
  select c.oid, 5 as part, row_number() over (partition by c.oid order by g.grantee::text) as place,
    format('  grant %s to %s', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type),
      g.grantee::regrole) as line
  from pg_class c cross join lateral aclexplode(c.relacl) g
  where g.grantee <> c.relowner
  group by c.oid, g.grantee
),
lines as (
  select * from columns union all select * from constraints union all select * from indexes
  union all select * from policies union all select * from grants
),
tables as (
  select format(e'%s %s.%s%s%s\n%s', case o.relkind when 'p' then 'partitioned table' else 'table' end,
    o.schema, o.name, coalesce(' by ' || o.partition_key, ''),
    case when o.relforcerowsecurity and o.relrowsecurity then ' under forced row level security' else '' end,
    string_agg(l.line, e'\n' order by l.part, l.place)) as text, o.schema, o.name
  from ours o join lines l on l.oid = o.oid
  group by o.oid, o.relkind, o.schema, o.name, o.partition_key, o.relforcerowsecurity, o.relrowsecurity
),
functions as (
  select format('function %s', pg_get_functiondef(p.oid)) as text, n.nspname as schema, p.proname as name
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'control', 'auth')
)
select string_agg(text, e'\n\n' order by kind, schema, name) || e'\n' as description
from (
  select 1 as kind, * from tables union all select 2, * from functions
) everything
