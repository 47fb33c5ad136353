-- Risk: none (empty database). Locks: none that anyone waits for.
-- Everything of a tenant carries environment_id first in its primary key and in every unique index,
-- under FORCE row level security; control, auth and pgboss are shared. No triggers, no foreign key
-- without environment_id between tenant tables: the same tables shard on Citus as they are.

create schema control;--> statement-breakpoint
create schema auth;--> statement-breakpoint

create table control.workspaces (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz(3) not null default now()
);--> statement-breakpoint

create table control.environments (
  id uuid primary key,
  workspace_id uuid not null references control.workspaces (id) on delete cascade,
  slug text not null,
  name text not null,
  kind text not null check (kind in ('production', 'staging', 'demo')),
  time_zone text not null default 'UTC',
  week_start text not null default 'monday' check (week_start in ('monday', 'sunday')),
  passive_events text[] not null default '{}',
  retention_days integer,
  allowed_origins text[] not null default '{}',
  theme jsonb not null default '{"accent": "#4f46e5", "productName": ""}',
  -- Bumped by every change of milestones or features; ingest re-reads it under a shared lock.
  definitions_version bigint not null default 0,
  created_at timestamptz(3) not null default now(),
  unique (workspace_id, slug)
);--> statement-breakpoint

create table control.members (
  workspace_id uuid not null references control.workspaces (id) on delete cascade,
  user_id text not null,
  role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
  created_at timestamptz(3) not null default now(),
  primary key (workspace_id, user_id)
);--> statement-breakpoint

create table control.keys (
  id uuid primary key,
  environment_id uuid not null references control.environments (id) on delete cascade,
  kind text not null check (kind in ('write', 'secret')),
  name text not null,
  -- The write key itself, which is public; of a secret key its SHA-256 in hex.
  lookup text not null unique,
  last4 text not null,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);--> statement-breakpoint
create index keys_environment on control.keys (environment_id);--> statement-breakpoint

create table control.audit (
  id uuid primary key,
  workspace_id uuid not null,
  environment_id uuid,
  at timestamptz(3) not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb
);--> statement-breakpoint
create index audit_workspace on control.audit (workspace_id, at desc);--> statement-breakpoint

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);--> statement-breakpoint
create table auth.session (
  id text primary key,
  expires_at timestamptz(3) not null,
  token text not null unique,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  ip_address text,
  user_agent text,
  user_id text not null references auth."user" (id) on delete cascade
);--> statement-breakpoint
create index session_user_id on auth.session (user_id);--> statement-breakpoint
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);--> statement-breakpoint
create index account_user_id on auth.account (user_id);--> statement-breakpoint
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);--> statement-breakpoint
create index verification_identifier on auth.verification (identifier);--> statement-breakpoint
create table auth.rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);--> statement-breakpoint

create table accounts (
  environment_id uuid not null,
  id text collate "C" not null,
  -- The start: the earliest declared createdAt, else when it was first seen.
  created_at timestamptz(3) not null,
  created_at_declared boolean not null default false,
  last_seen_at timestamptz(3),
  name text,
  traits jsonb not null default '{}',
  internal boolean not null default false,
  churned_at timestamptz(3),
  observed_from timestamptz(3),
  value_at_entry boolean,
  backfilled boolean not null default false,
  primary key (environment_id, id)
);--> statement-breakpoint
create index accounts_created on accounts (environment_id, created_at);--> statement-breakpoint

create table users (
  environment_id uuid not null,
  id text collate "C" not null,
  created_at timestamptz(3) not null,
  created_at_declared boolean not null default false,
  last_seen_at timestamptz(3),
  traits jsonb not null default '{}',
  bot boolean not null default false,
  internal boolean not null default false,
  primary key (environment_id, id)
);--> statement-breakpoint

-- Which user an id of an event stands for, already followed to the end of the chain. An anonymous id
-- stands here from its first event on, without a user until it is bound: the row is what a binding
-- and an event of the same visitor lock.
create table identities (
  environment_id uuid not null,
  kind text not null check (kind in ('anonymous', 'alias')),
  id text collate "C" not null,
  user_id text collate "C",
  bound_at timestamptz(3),
  primary key (environment_id, kind, id)
);--> statement-breakpoint
create index identities_user on identities (environment_id, user_id);--> statement-breakpoint

create table memberships (
  environment_id uuid not null,
  user_id text collate "C" not null,
  account_id text collate "C" not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3),
  primary key (environment_id, user_id, account_id, valid_from)
);--> statement-breakpoint
create index memberships_account on memberships (environment_id, account_id);--> statement-breakpoint

-- The one truth on duplicates, for as long as raw events are kept.
create table message_ids (
  environment_id uuid not null,
  message_id text collate "C" not null,
  received_at timestamptz(3) not null,
  primary key (environment_id, message_id)
);--> statement-breakpoint

-- Ids are kept as sent; which user and account an event belongs to is derived (db/facts).
create table events (
  environment_id uuid not null,
  message_id text collate "C" not null,
  received_at timestamptz(3) not null,
  -- Corrected for clock skew, never later than received_at.
  occurred_at timestamptz(3) not null,
  original_at timestamptz(3) not null,
  sent_at timestamptz(3),
  type text not null,
  -- A track event's own name; $page, $screen, $identify, $group, $alias for the others.
  name text collate "C" not null,
  user_id text collate "C",
  anonymous_id text collate "C",
  account_id text collate "C",
  properties jsonb not null,
  context jsonb not null,
  primary key (environment_id, message_id, received_at)
) partition by range (received_at);--> statement-breakpoint
create index events_received on events (environment_id, received_at);--> statement-breakpoint
create index events_user on events (environment_id, user_id, occurred_at);--> statement-breakpoint
create index events_account on events (environment_id, account_id, occurred_at);--> statement-breakpoint
create index events_anonymous on events (environment_id, anonymous_id) where user_id is null;--> statement-breakpoint

create table milestones (
  environment_id uuid not null,
  key text collate "C" not null,
  name text not null,
  scope text not null check (scope in ('user', 'account')),
  condition jsonb not null,
  first_value boolean not null default false,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (environment_id, key)
);--> statement-breakpoint
create unique index milestones_first_value on milestones (environment_id) where first_value;--> statement-breakpoint

create table features (
  environment_id uuid not null,
  key text collate "C" not null,
  name text not null,
  condition jsonb not null,
  released_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (environment_id, key)
);--> statement-breakpoint

-- Matches of compound and counting rules, so that the write path never scans raw events.
create table milestone_hits (
  environment_id uuid not null,
  milestone_key text collate "C" not null,
  term smallint not null,
  message_id text collate "C" not null,
  account_id text collate "C",
  user_id text collate "C",
  occurred_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  primary key (environment_id, milestone_key, term, message_id)
);--> statement-breakpoint
create index milestone_hits_account on milestone_hits (environment_id, account_id, milestone_key);--> statement-breakpoint
create index milestone_hits_user on milestone_hits (environment_id, user_id, milestone_key);--> statement-breakpoint

-- First touch per milestone and unit; an account and a user are units of their own, because the time
-- of a compound rule in an account is not the earliest time of any one of its users.
create table milestone_facts (
  environment_id uuid not null,
  milestone_key text collate "C" not null,
  level text not null check (level in ('account', 'user')),
  unit_id text collate "C" not null,
  reached_at timestamptz(3) not null,
  -- The event that completed it, whose it was and in which account.
  message_id text collate "C" not null,
  account_id text collate "C",
  user_id text collate "C",
  primary key (environment_id, milestone_key, level, unit_id)
);--> statement-breakpoint
create index milestone_facts_unit on milestone_facts (environment_id, level, unit_id);--> statement-breakpoint

-- Days are dates in the environment's time zone. '' stands for no account or no known user.
create table feature_use (
  environment_id uuid not null,
  feature_key text collate "C" not null,
  account_id text collate "C" not null,
  user_id text collate "C" not null,
  day date not null,
  first_used_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  uses integer not null,
  primary key (environment_id, feature_key, account_id, user_id, day)
);--> statement-breakpoint
create index feature_use_user on feature_use (environment_id, user_id);--> statement-breakpoint
create index feature_use_account on feature_use (environment_id, account_id);--> statement-breakpoint

create table activity (
  environment_id uuid not null,
  account_id text collate "C" not null,
  user_id text collate "C" not null,
  day date not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  events integer not null,
  primary key (environment_id, account_id, user_id, day)
);--> statement-breakpoint
create index activity_user on activity (environment_id, user_id);--> statement-breakpoint

create table guides (
  environment_id uuid not null,
  key text collate "C" not null,
  kind text not null check (kind in ('checklist', 'tour')),
  draft jsonb not null,
  revision integer not null default 1,
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  published_version_id uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (environment_id, key)
);--> statement-breakpoint
create table guide_versions (
  environment_id uuid not null,
  id uuid not null,
  guide_key text collate "C" not null,
  number integer not null,
  content jsonb not null,
  published_at timestamptz(3) not null default now(),
  published_by text,
  primary key (environment_id, id),
  unique (environment_id, guide_key, number),
  foreign key (environment_id, guide_key) references guides (environment_id, key) on delete cascade
);--> statement-breakpoint
-- user_id is the user's id, or the anonymous id before identify.
create table guide_runs (
  environment_id uuid not null,
  guide_key text collate "C" not null,
  user_id text collate "C" not null,
  version_id uuid not null,
  status text not null check (status in ('active', 'minimised', 'dismissed', 'completed')),
  step_key text,
  started_at timestamptz(3) not null,
  completed_at timestamptz(3),
  dismissed_at timestamptz(3),
  -- Time of the event that brought this state: a late one changes nothing.
  updated_at timestamptz(3) not null,
  primary key (environment_id, guide_key, user_id)
);--> statement-breakpoint

-- One per account and milestone, for whoever completed it.
create table celebrations (
  environment_id uuid not null,
  milestone_key text collate "C" not null,
  account_id text collate "C" not null,
  id uuid not null,
  user_id text collate "C" not null,
  reached_at timestamptz(3) not null,
  -- Lease: offered to one page at a time until it says that it was shown.
  offered_at timestamptz(3),
  shown_at timestamptz(3),
  primary key (environment_id, milestone_key, account_id)
);--> statement-breakpoint
create index celebrations_user on celebrations (environment_id, user_id) where shown_at is null;--> statement-breakpoint

create table rejected_events (
  environment_id uuid not null,
  id uuid not null,
  received_at timestamptz(3) not null,
  code text not null,
  field text,
  type text,
  name text,
  user_id text,
  anonymous_id text,
  account_id text,
  payload text not null,
  source text,
  primary key (environment_id, id)
);--> statement-breakpoint
create index rejected_events_received on rejected_events (environment_id, received_at);--> statement-breakpoint

-- Anonymous counts of what was taken in and left out, by reason; they outlive retention and erasure.
create table ingest_counts (
  environment_id uuid not null,
  hour timestamptz(3) not null,
  reason text not null,
  count bigint not null,
  primary key (environment_id, hour, reason)
);--> statement-breakpoint

-- What was erased, as SHA-256 of the id, so that nothing of it is taken in again.
create table erasures (
  environment_id uuid not null,
  kind text not null check (kind in ('user', 'account')),
  id_hash text not null,
  erased_at timestamptz(3) not null,
  primary key (environment_id, kind, id_hash)
);--> statement-breakpoint

-- Progress of reading history again after a definition changed.
create table backfills (
  environment_id uuid not null,
  subject_kind text not null check (subject_kind in ('milestone', 'feature')),
  subject_key text collate "C" not null,
  definitions_version bigint not null,
  done integer not null default 0,
  total integer,
  -- Units up to here are done, so that a crash resumes.
  cursor text,
  updated_at timestamptz(3) not null default now(),
  primary key (environment_id, subject_kind, subject_key)
);--> statement-breakpoint

-- Makes the partition of the month that holds `at`, if it is missing. Owner's right, because the
-- app role may not create tables.
create function create_events_partition(at timestamptz) returns void
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
  end if;
end $$;--> statement-breakpoint

do $$
declare
  name text;
begin
  foreach name in array array[
    'accounts', 'users', 'identities', 'memberships', 'message_ids', 'events', 'milestones',
    'features', 'milestone_hits', 'milestone_facts', 'feature_use', 'activity', 'guides',
    'guide_versions', 'guide_runs', 'celebrations', 'rejected_events', 'ingest_counts', 'erasures',
    'backfills'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (environment_id = any((select string_to_array('
        || 'nullif(current_setting(''app.environments'', true), ''''), '','')::uuid[])::uuid[]))',
      name
    );
    execute format('grant select, insert, update, delete on %I to milepost_app', name);
  end loop;
end $$;--> statement-breakpoint

grant usage on schema public, control, auth to milepost_app;--> statement-breakpoint
grant select, insert, update, delete on all tables in schema control, auth to milepost_app;--> statement-breakpoint
revoke all on function create_events_partition(timestamptz) from public;--> statement-breakpoint
grant execute on function create_events_partition(timestamptz) to milepost_app;
