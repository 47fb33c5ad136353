-- Risk: none for data. Locks: events against reads and writes, while its primary key is made again;
-- 2 to 5 s per million rows. The other tables for a moment each.
-- Rows that are written again and again keep room on their page, so that a new version of a row needs
-- no new entry in every index.
alter table users set (fillfactor = 70);--> statement-breakpoint
alter table accounts set (fillfactor = 70);--> statement-breakpoint
alter table activity set (fillfactor = 60);--> statement-breakpoint
alter table feature_use set (fillfactor = 60);--> statement-breakpoint
alter table ingest_counts set (fillfactor = 50);--> statement-breakpoint
-- message_ids is the one truth on duplicates; the key of events follows time instead, so that it grows
-- at its end, and is the index by time too.
alter table events drop constraint events_pkey;--> statement-breakpoint
drop index events_received;--> statement-breakpoint
alter table events add primary key (environment_id, received_at, message_id);
--> statement-breakpoint

-- Events that the database refused, whole, until they are taken in again. The ids are those of the
-- event as sent, so that erasure finds them.
create table dead_letters (
  environment_id uuid not null,
  message_id text collate "C" not null,
  received_at timestamptz(3) not null,
  user_id text collate "C",
  anonymous_id text collate "C",
  account_id text collate "C",
  -- JSON as sent, with what its batch said for it; text, because jsonb may be what refuses it.
  payload text not null,
  source text,
  -- What the database said.
  sqlstate text not null,
  reason text not null,
  primary key (environment_id, message_id)
);--> statement-breakpoint
create index dead_letters_received on dead_letters (environment_id, received_at);--> statement-breakpoint
alter table dead_letters enable row level security;--> statement-breakpoint
alter table dead_letters force row level security;--> statement-breakpoint
create policy tenant on dead_letters using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on dead_letters to milepost_app;
