-- Risk: low; a new table, filled from activity. Locks: none that anyone waits for; takes seconds per
-- million days of activity.
-- In which weeks each user and account was active, so that retention costs units, not days.

-- weeks holds a bit for each week from first_week on, the last of them 1; weeks begin as the environment says.
create table active_weeks (
  environment_id uuid not null,
  level text not null check (level in ('account', 'user')),
  unit_id text collate "C" not null,
  first_week date not null,
  weeks bit varying not null,
  primary key (environment_id, level, unit_id)
);--> statement-breakpoint
alter table active_weeks enable row level security;--> statement-breakpoint
alter table active_weeks force row level security;--> statement-breakpoint
create policy tenant on active_weeks using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on active_weeks to milepost_app;--> statement-breakpoint

-- Of the activity there is, as db/facts/active-weeks.ts reads it; one environment at a time.
do $$
declare
  environment record;
begin
  for environment in select id, week_start from control.environments loop
    perform set_config('app.environments', environment.id::text, true);
    insert into active_weeks
    select environment.id, level, unit_id, min(week),
      string_agg(repeat('0', coalesce(week - last_week, 7) / 7 - 1) || '1', '' order by week)::bit varying
    from (
      select level, unit_id, week, lag(week) over (partition by level, unit_id order by week) as last_week
      from (
        select distinct unit.level, unit.id as unit_id,
          a.day - case environment.week_start when 'sunday' then extract(dow from a.day)
            else extract(isodow from a.day) - 1 end::integer as week
        from activity a
        cross join lateral (values ('account', a.account_id), ('user', a.user_id)) as unit (level, id)
        where a.environment_id = environment.id and unit.id <> ''
      ) active
    ) steps
    group by level, unit_id;
  end loop;
  perform set_config('app.environments', '', true);
end $$;
