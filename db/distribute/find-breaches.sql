-- What Citus would refuse of the migrated catalogue. Tenant tables are those of public, sharded by
-- environment_id; control is copied to every node; every other schema stays on the coordinator.
with tables as (
  select c.oid, c.oid::regclass::text as name,
    case n.nspname when 'public' then 'tenant' when 'control' then 'reference' else 'local' end as kind,
    (
      select a.attnum from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'environment_id' and not a.attisdropped
        and a.atttypid = 'uuid'::regtype
    ) as environment
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%'
),
keys as (
  select k.oid, k.conname, k.conkey, k.confkey, k.confdeltype, k.confupdtype,
    a.name as from_name, a.kind as from_kind, a.environment as from_environment,
    b.name as to_name, b.kind as to_kind, b.environment as to_environment
  from pg_constraint k join tables a on a.oid = k.conrelid join tables b on b.oid = k.confrelid
  where k.contype = 'f'
),
breaches as (
  select 'no_environment_key' as rule, t.name as place from tables t
  where t.kind = 'tenant' and not exists (
    select from pg_index i
    where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = t.environment
  )
  union all
  select 'unique_without_environment', i.indexrelid::regclass::text
  from tables t join pg_index i on i.indrelid = t.oid
  where t.kind = 'tenant' and (i.indisunique or i.indisexclusion) and not i.indisprimary
    and i.indkey[0] is distinct from t.environment
  union all
  select 'foreign_key_to_local', format('%s of %s', conname, from_name) from keys
  where from_kind <> 'local' and to_kind = 'local'
  union all
  select 'foreign_key_to_tenant', format('%s of %s', conname, from_name) from keys
  where from_kind <> 'tenant' and to_kind = 'tenant'
  union all
  select 'foreign_key_without_environment', format('%s of %s', conname, from_name) from keys
  where from_kind = 'tenant' and to_kind = 'tenant' and not coalesce(
    array_position(conkey, from_environment) = array_position(confkey, to_environment), false
  )
  union all
  -- Each of these would write the environment of a row that is there.
  select 'foreign_key_writes_environment', format('%s of %s', conname, from_name) from keys
  where from_kind = 'tenant' and from_environment = any (conkey)
    and (confdeltype in ('n', 'd') or confupdtype in ('c', 'n', 'd'))
  union all
  select 'trigger', format('%s of %s', g.tgname, t.name)
  from tables t join pg_trigger g on g.tgrelid = t.oid
  where t.kind <> 'local' and not g.tgisinternal
)
select rule, place from breaches order by rule, place
