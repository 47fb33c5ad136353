-- Risk: low; new tables, and a check of a small table. Locks: backfills for a moment.
-- Saved funnels, and the facts that answer them: what each unit did of them, and how far it got.

create table funnels (
  environment_id uuid not null,
  key text collate "C" not null,
  name text not null,
  steps jsonb not null,
  window_days double precision not null,
  level text not null check (level in ('account', 'user')),
  exclude jsonb,
  hold_constant text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (environment_id, key)
);--> statement-breakpoint
-- One row for each event that any step of a saved funnel speaks of. Bit k of steps: it can be step k;
-- bit 0: it is the excluded event. held: the property that must be the same at every step.
create table funnel_hits (
  environment_id uuid not null,
  funnel_key text collate "C" not null,
  message_id text collate "C" not null,
  account_id text collate "C",
  user_id text collate "C",
  occurred_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  steps integer not null,
  held text collate "C" not null,
  primary key (environment_id, funnel_key, message_id)
);--> statement-breakpoint
create index funnel_hits_account on funnel_hits (environment_id, account_id, funnel_key);--> statement-breakpoint
create index funnel_hits_user on funnel_hits (environment_id, user_id, funnel_key);--> statement-breakpoint
-- How far each account (user) got, in order from its first entry. after_ms: since the entry, one for
-- each step that was done, the first 0.
create table funnel_walks (
  environment_id uuid not null,
  funnel_key text collate "C" not null,
  unit_id text collate "C" not null,
  held text collate "C" not null,
  entered_at timestamptz(3) not null,
  after_ms bigint[] not null,
  primary key (environment_id, funnel_key, unit_id, held)
);--> statement-breakpoint
alter table funnels enable row level security;--> statement-breakpoint
alter table funnels force row level security;--> statement-breakpoint
create policy tenant on funnels using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on funnels to milepost_app;--> statement-breakpoint
alter table funnel_hits enable row level security;--> statement-breakpoint
alter table funnel_hits force row level security;--> statement-breakpoint
create policy tenant on funnel_hits using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on funnel_hits to milepost_app;--> statement-breakpoint
alter table funnel_walks enable row level security;--> statement-breakpoint
alter table funnel_walks force row level security;--> statement-breakpoint
create policy tenant on funnel_walks using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on funnel_walks to milepost_app;--> statement-breakpoint
alter table backfills drop constraint backfills_subject_kind_check;--> statement-breakpoint
alter table backfills add constraint backfills_subject_kind_check
  check (subject_kind in ('milestone', 'feature', 'funnel'));
