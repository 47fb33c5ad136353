-- Risk: low; no table is rewritten. Locks: guides, guide_runs and control.environments against reads and
-- writes for a moment each; while guide_runs gets its index (seconds per million runs) runs wait to move.
-- Guides of every kind, snoozed runs, steps ticked or passed over by hand, how targets fare in pages,
-- what pages decided to show, and passes for picking an element in a page.

alter table control.environments
  add column frequency jsonb not null default '{"maxPerDay": 3, "quietHours": 12}';--> statement-breakpoint

alter table guides
  drop constraint guides_kind_check,
  add constraint guides_kind_check check (
    kind in ('checklist', 'tour', 'hint', 'banner', 'modal', 'survey', 'resource_centre')
  );--> statement-breakpoint

alter table guide_runs
  drop constraint guide_runs_status_check,
  add constraint guide_runs_status_check check (
    status in ('active', 'minimised', 'dismissed', 'completed', 'snoozed')
  ),
  -- Time of the event that named step_key: later events that name none leave it.
  add column step_at timestamptz(3),
  add column snoozed_until timestamptz(3),
  add column marked_steps text[] not null default '{}',
  add column skipped_steps text[] not null default '{}',
  -- When it last began without the person or the page asking for it; null: never.
  add column started_unasked_at timestamptz(3);--> statement-breakpoint
-- Every session asks for all runs of one user.
create index guide_runs_user on guide_runs (environment_id, user_id);--> statement-breakpoint

-- How often pages found, or did not find, what a step points at. Holds nothing about users, so it
-- outlives their erasure. Days are UTC; step_key is '' where the guide itself has the target.
create table target_health (
  environment_id uuid not null,
  guide_key text collate "C" not null,
  version_id uuid not null,
  step_key text collate "C" not null,
  health text not null check (health in ('found', 'ambiguous', 'occluded', 'lost')),
  day date not null,
  count integer not null,
  last_path text,
  last_seen_at timestamptz(3) not null,
  primary key (environment_id, guide_key, version_id, step_key, health, day)
);--> statement-breakpoint

-- The last decision of a user's page, as explain() tells it. user_id as in guide_runs.
create table guide_decisions (
  environment_id uuid not null,
  guide_key text collate "C" not null,
  user_id text collate "C" not null,
  version_id uuid not null,
  shown boolean not null,
  trace jsonb not null,
  decided_at timestamptz(3) not null,
  primary key (environment_id, guide_key, user_id)
);--> statement-breakpoint
create index guide_decisions_latest on guide_decisions (environment_id, guide_key, decided_at);--> statement-breakpoint
create index guide_decisions_user on guide_decisions (environment_id, user_id);--> statement-breakpoint

-- Passes for picking an element in the vendor's page. Of token and session only the SHA-256 in hex.
create table picker_tokens (
  environment_id uuid not null,
  token_hash text not null,
  guide_key text collate "C" not null,
  step_key text collate "C",
  -- The one origin that may open and use it.
  origin text not null,
  made_by text not null,
  expires_at timestamptz(3) not null,
  opened_at timestamptz(3),
  session_hash text,
  session_expires_at timestamptz(3),
  primary key (environment_id, token_hash),
  unique (environment_id, session_hash),
  foreign key (environment_id, guide_key) references guides (environment_id, key) on delete cascade
);--> statement-breakpoint

do $$
declare
  name text;
begin
  foreach name in array array['target_health', 'guide_decisions', 'picker_tokens'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (environment_id = any((select string_to_array('
        || 'nullif(current_setting(''app.environments'', true), ''''), '','')::uuid[])::uuid[]))',
      name
    );
    execute format('grant select, insert, update, delete on %I to milepost_app', name);
  end loop;
end $$;
