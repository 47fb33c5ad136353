-- Risk: none. Locks: none that readers or writers wait for; takes no time.
-- Every tenth of its growth a partition is looked at for the planner, and most of that is sorting texts of
-- JSON that no plan asks about: a third of a second of processor time, which senders waited for.
create or replace function create_events_partition(at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  month_start timestamptz := date_trunc('month', at);
  name text := 'events_' || to_char(month_start, 'YYYY_MM');
begin
  if to_regclass('public.' || name) is null then
    perform pg_advisory_xact_lock(hashtext('milepost_partition'));
    execute format(
      'create table if not exists %I partition of events for values from (%L) to (%L)',
      name, month_start, month_start + interval '1 month'
    );
    -- A partition does not take these over from its parent.
    execute format(
      'alter table %I alter column properties set statistics 0, alter column context set statistics 0',
      name
    );
  end if;
end $$;--> statement-breakpoint

do $$
declare
  name regclass;
begin
  for name in select inhrelid::regclass from pg_inherits where inhparent = 'events'::regclass loop
    execute format(
      'alter table %s alter column properties set statistics 0, alter column context set statistics 0',
      name
    );
  end loop;
end $$;--> statement-breakpoint
alter table events alter column properties set statistics 0, alter column context set statistics 0;
