-- Risk: low; adds a column without rewriting and a function. Locks: control.environments for a moment.
-- From when on raw events are kept, and the end of a month of events that nobody keeps any more.

-- What was received before this is past retention: gone, or about to be. Null: nothing is. Moves
-- forward only, under the lock of definitions, so that whoever reads raw events sees one line.
alter table control.environments add column raw_events_from timestamptz(3);--> statement-breakpoint

-- Drops the partition of the month that holds `at` when no environment keeps anything in it; false:
-- it stays. Owner's right, because the app role may not drop tables; a partition read by name is past
-- row level security. Gives up after a second of waiting, since everybody else waits behind it.
create function drop_expired_events_partition(at timestamptz) returns boolean
language plpgsql security definer
set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '1s' as $$
declare
  name text := 'events_' || to_char(date_trunc('month', at), 'YYYY_MM');
  environment record;
  is_needed boolean;
begin
  if to_regclass('public.' || name) is null or date_trunc('month', at) >= date_trunc('month', now())
  then
    return false;
  end if;
  -- Twice: the first look holds nobody up, the second is sure.
  for round in 1..2 loop
    -- One environment at a time: on Citus such a question goes to the one node that can answer it.
    for environment in
      select id, coalesce(raw_events_from, '-infinity') as kept_from from control.environments
    loop
      execute format(
        'select exists (select from %I where environment_id = $1 and received_at >= $2)', name
      ) into is_needed using environment.id, environment.kept_from;
      if is_needed then
        return false;
      end if;
    end loop;
    if round = 1 then
      lock table events in access exclusive mode;
    end if;
  end loop;
  execute format('drop table %I', name);
  return true;
end $$;--> statement-breakpoint
revoke all on function drop_expired_events_partition(timestamptz) from public;--> statement-breakpoint
grant execute on function drop_expired_events_partition(timestamptz) to milepost_app;
