-- Risk: low; a column without a default, keys that carry it, an index, and a check of a small table. Locks: accounts
-- and users while their keys are built again, about 2 s per million rows; senders are told to come again meanwhile.
-- When each account and user reached first value is kept beside when it started, so that reports read one
-- index instead of joining two. Until a job has written it everywhere, they join as before.

alter table accounts add column first_value_at timestamptz(3);--> statement-breakpoint
alter table users add column first_value_at timestamptz(3);--> statement-breakpoint
alter table accounts
  drop constraint accounts_pkey,
  add constraint accounts_pkey primary key (environment_id, id)
    include (created_at, churned_at, observed_from, value_at_entry, backfilled, internal, first_value_at);--> statement-breakpoint
alter table users
  drop constraint users_pkey,
  add constraint users_pkey primary key (environment_id, id)
    include (created_at, bot, internal, first_value_at);--> statement-breakpoint
-- Who waits, longest first, a page at a time, also of a segment of which the planner expects few.
create index accounts_waiting on accounts (environment_id, created_at, id)
  where first_value_at is null;--> statement-breakpoint
alter table backfills drop constraint backfills_subject_kind_check;--> statement-breakpoint
alter table backfills add constraint backfills_subject_kind_check
  check (subject_kind in ('milestone', 'first_value', 'feature', 'funnel'));--> statement-breakpoint
do $$
declare
  environment record;
begin
  for environment in select id, definitions_version from control.environments loop
    perform set_config('app.environments', environment.id::text, true);
    insert into backfills (environment_id, subject_kind, subject_key, definitions_version)
    select environment.id, 'first_value', key, environment.definitions_version
    from milestones where environment_id = environment.id and first_value;
  end loop;
  perform set_config('app.environments', '', true);
end $$;
