-- Risk: low; a new table, filled from feature_use. Locks: none that anyone waits for; takes seconds per
-- million days of use.
-- When each account began to use each feature, so that adoption costs accounts, not days.

-- days are the first three days of use, first_used_at the first use on each of them, both in that order.
create table feature_adoption (
  environment_id uuid not null,
  account_id text collate "C" not null,
  feature_key text collate "C" not null,
  days date[] not null,
  first_used_at timestamptz(3)[] not null,
  last_day date not null,
  primary key (environment_id, account_id, feature_key)
);--> statement-breakpoint
alter table feature_adoption enable row level security;--> statement-breakpoint
alter table feature_adoption force row level security;--> statement-breakpoint
create policy tenant on feature_adoption using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on feature_adoption to milepost_app;--> statement-breakpoint

-- Of the use there is, as db/facts/feature-adoption.ts reads it; one environment at a time.
do $$
declare
  environment record;
begin
  for environment in select id from control.environments loop
    perform set_config('app.environments', environment.id::text, true);
    insert into feature_adoption
    select environment.id, account_id, feature_key, (array_agg(day order by first_used_at))[:3],
      (array_agg(first_used_at order by first_used_at))[:3], max(day)
    from (
      select account_id, feature_key, day, min(first_used_at) as first_used_at
      from feature_use
      where environment_id = environment.id and account_id <> ''
      group by account_id, feature_key, day
    ) days_of_use
    group by account_id, feature_key;
  end loop;
  perform set_config('app.environments', '', true);
end $$;
