-- The tables that Citus is told of, with the tables each refers to, and the policies it has to be
-- told differently. Partitions go with their table.
select n.nspname as schema, c.relname as name,
  (
    select coalesce(array_agg(distinct r.relname::text), '{}')
    from pg_constraint k join pg_class r on r.oid = k.confrelid
    where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
      and r.relnamespace = c.relnamespace
  ) as "refersTo",
  (
    select coalesce(array_agg(p.polname::text order by p.polname), '{}')
    from pg_policy p
    where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) ~* '\mselect\M'
  ) as "policiesWithSubquery"
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'control') and c.relkind in ('r', 'p') and not c.relispartition
order by n.nspname, c.relname
