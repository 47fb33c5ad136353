-- Risk: low; a new table. Locks: nothing that is there.
-- Saved conditions: who is meant by a word, in audiences and reports.

create table segments (
  environment_id uuid not null,
  key text collate "C" not null,
  name text not null,
  condition jsonb not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (environment_id, key)
);--> statement-breakpoint
alter table segments enable row level security;--> statement-breakpoint
alter table segments force row level security;--> statement-breakpoint
create policy tenant on segments using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on segments to milepost_app;
