-- Risk: low; a new table in place of active_weeks, filled from activity, and indexes of it, users and
-- accounts. Locks: writes of users and accounts wait while these are indexed, seconds per million; the
-- table takes about a minute per million units, 6 min for ten million events of 1.1 million units.
-- When each user and account was active, by day and by week, so that reports cost units, not days.

-- days holds a bit for each day from first_day on, the last of them 1; weeks one for each week, which
-- begins as the environment says. A day of a unit is written in place.
create table active_days (
  environment_id uuid not null,
  level text not null check (level in ('account', 'user')),
  unit_id text collate "C" not null,
  first_day date not null,
  days bit varying not null,
  first_week date not null,
  weeks bit varying not null,
  primary key (environment_id, level, unit_id)
) with (fillfactor = 80);--> statement-breakpoint
alter table active_days enable row level security;--> statement-breakpoint
alter table active_days force row level security;--> statement-breakpoint
create policy tenant on active_days using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on active_days to milepost_app;--> statement-breakpoint

-- Of the activity there is, as db/facts/active-days.ts reads it; one environment at a time.
do $$
declare
  environment record;
begin
  for environment in select id, week_start from control.environments loop
    perform set_config('app.environments', environment.id::text, true);
    insert into active_days
    select environment.id, level, unit_id,
      min(day),
      string_agg(repeat('0', coalesce(day - last_day, 1) - 1) || '1', '' order by day)::bit varying,
      min(week),
      string_agg(repeat('0', coalesce(week - last_week, 7) / 7 - 1) || '1', '' order by day)
        filter (where week is distinct from last_week)::bit varying
    from (
      select level, unit_id, day, week, lag(day) over earlier as last_day, lag(week) over earlier as last_week
      from (
        select distinct unit.level, unit.id as unit_id, a.day,
          a.day - case environment.week_start when 'sunday' then extract(dow from a.day)
            else extract(isodow from a.day) - 1 end::integer as week
        from activity a
        cross join lateral (values ('account', a.account_id), ('user', a.user_id)) as unit (level, id)
        where a.environment_id = environment.id and unit.id <> ''
      ) active
      window earlier as (partition by level, unit_id order by day)
    ) steps
    group by level, unit_id;
  end loop;
  perform set_config('app.environments', '', true);
end $$;--> statement-breakpoint
drop table active_weeks;--> statement-breakpoint

-- Retention groups by both; an index that knows nobody is small, and read alone.
create index active_days_weeks on active_days (environment_id, level, first_week, weeks);--> statement-breakpoint
-- Who starts later than now, and who does not count: few, and found without reading everybody.
create index users_created on users (environment_id, created_at);--> statement-breakpoint
create index users_left_out on users (environment_id, created_at) where bot or internal;--> statement-breakpoint
create index accounts_left_out on accounts (environment_id, created_at) where internal;
