-- Risk: low; a new table, filled from the events about guides. Locks: none that anyone waits for; takes
-- seconds per million events about guides.
-- How far people came in guides, and what they answered.

-- The first time of each; of answers the latest. user_id and account_id are '' where nobody is known;
-- of answers step_key is the key of the question.
create table guide_facts (
  environment_id uuid not null,
  guide_key text collate "C" not null,
  user_id text collate "C" not null,
  account_id text collate "C" not null,
  version_id uuid not null,
  what text not null check (what in (
    'shown', 'started', 'step', 'marked', 'skipped', 'answered', 'dismissed', 'completed')),
  step_key text collate "C" not null,
  reached_at timestamptz(3) not null,
  message_id text collate "C" not null,
  answer jsonb,
  primary key (environment_id, guide_key, user_id, account_id, version_id, what, step_key)
);--> statement-breakpoint
create index guide_facts_user on guide_facts (environment_id, user_id);--> statement-breakpoint
create index guide_facts_account on guide_facts (environment_id, account_id);--> statement-breakpoint
alter table guide_facts enable row level security;--> statement-breakpoint
alter table guide_facts force row level security;--> statement-breakpoint
create policy tenant on guide_facts using (environment_id = any((select string_to_array(
  nullif(current_setting('app.environments', true), ''), ',')::uuid[])::uuid[]));--> statement-breakpoint
grant select, insert, update, delete on guide_facts to milepost_app;--> statement-breakpoint

-- What had been received before, as db/facts/guide-facts.ts reads it; one environment at a time.
do $$
declare
  environment record;
begin
  for environment in select id from control.environments loop
    perform set_config('app.environments', environment.id::text, true);
    insert into guide_facts
    select distinct on (guide_key, user_id, account_id, version_id, what, step_key) *
    from (
      select e.environment_id, e.properties ->> 'guideKey' as guide_key,
        coalesce(person.user_id, '') as user_id,
        coalesce(e.account_id, membership.account_id, '') as account_id,
        (e.properties ->> 'versionId')::uuid as version_id, told.what,
        case when jsonb_typeof(step.key) = 'string'
          and step.key #>> '{}' ~ '^[a-z0-9][a-z0-9_-]{0,99}$' then step.key #>> '{}' else '' end as step_key,
        e.occurred_at as reached_at, e.message_id,
        case when told.what = 'answered' then e.properties -> 'answer' end as answer
      from events e
      join (values ('$guide_decided', 'shown'), ('$guide_started', 'started'),
        ('$guide_opened', 'started'), ('$guide_step_shown', 'step'), ('$guide_step_marked', 'marked'),
        ('$guide_step_skipped', 'skipped'), ('$survey_answered', 'answered'),
        ('$guide_dismissed', 'dismissed'), ('$guide_completed', 'completed')
      ) as told (name, what) on told.name = e.name
      left join identities alias
        on alias.environment_id = e.environment_id and alias.kind = 'alias' and alias.id = e.user_id
      left join identities visitor
        on visitor.environment_id = e.environment_id and visitor.kind = 'anonymous'
        and e.user_id is null and visitor.id = e.anonymous_id
      cross join lateral (
        select coalesce(alias.user_id, e.user_id, visitor.user_id) as user_id offset 0
      ) person
      left join lateral (
        select m.account_id from memberships m
        where e.account_id is null and m.environment_id = e.environment_id
          and m.user_id = person.user_id and m.valid_from <= e.occurred_at
          and (m.valid_to is null or e.occurred_at < m.valid_to)
        order by m.valid_from desc, m.account_id
        limit 1
      ) membership on true
      cross join lateral (
        select case when told.what = 'answered' then e.properties -> 'questionKey'
          else e.properties -> 'stepKey' end as key
      ) step
      where e.environment_id = environment.id and e.type = 'track'
        and coalesce(person.user_id, e.account_id, membership.account_id) is not null
        and jsonb_typeof(e.properties -> 'guideKey') = 'string'
        and e.properties ->> 'guideKey' ~ '^[a-z0-9][a-z0-9_-]{0,99}$'
        and e.properties ->> 'versionId' ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
        and (told.what not in ('step', 'marked', 'skipped', 'answered')
          or (jsonb_typeof(step.key) = 'string'
            and step.key #>> '{}' ~ '^[a-z0-9][a-z0-9_-]{0,99}$'))
        and (told.what <> 'shown' or e.properties -> 'shown' = 'true')
        and (told.what <> 'answered'
          or jsonb_typeof(e.properties -> 'answer') in ('number', 'string', 'array'))
    ) happened
    order by guide_key, user_id, account_id, version_id, what, step_key,
      case when what <> 'answered' then reached_at end,
      case when what <> 'answered' then message_id end, reached_at desc, message_id desc;
  end loop;
  perform set_config('app.environments', '', true);
end $$;
