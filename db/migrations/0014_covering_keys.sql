-- Risk: low; keys keep their columns and carry more. Locks: accounts, users and milestone_facts while their
-- keys are built again, about 2 s per million rows; senders are told to come again meanwhile.
-- Reports read the times of all accounts (users) and of a milestone from an index, not from the rows.

alter table accounts
  drop constraint accounts_pkey,
  add constraint accounts_pkey primary key (environment_id, id)
    include (created_at, churned_at, observed_from, value_at_entry, backfilled, internal);--> statement-breakpoint
alter table users
  drop constraint users_pkey,
  add constraint users_pkey primary key (environment_id, id) include (created_at, bot, internal);--> statement-breakpoint
alter table milestone_facts
  drop constraint milestone_facts_pkey,
  add constraint milestone_facts_pkey primary key (environment_id, milestone_key, level, unit_id)
    include (reached_at);--> statement-breakpoint
-- The few of which a report must ask what they did since they were met.
create index accounts_met_late on accounts (environment_id)
  where observed_from > created_at and not backfilled;
