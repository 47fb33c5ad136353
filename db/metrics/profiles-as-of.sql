-- Users and accounts that were known at a past as-of. A fragment of a with list, behind attributed-events.sql;
-- needs known_until (at, raw_events_from). A row that only later events made is left out; one that was declared, or
-- upserted and never seen in an event, is known from its created_at on; so is one whose first events are
-- past retention. Traits and marks are today's.
seen_accounts as (select distinct account_id as id from attributed_events where account_id is not null),
accounts as (
  select a.* from public.accounts a
  where a.environment_id = $1::uuid and (
    a.created_at_declared
    or a.created_at < (select raw_events_from from known_until)
    or a.id in (select id from seen_accounts)
    or not exists (
      select from events e
      where e.environment_id = $1::uuid and e.account_id = a.id
        and e.received_at > (select at from known_until)
    )
  )
),
seen_users as (select distinct user_id as id from attributed_events where user_id is not null),
users as (
  select u.* from public.users u
  where u.environment_id = $1::uuid and (
    u.created_at_declared
    or u.created_at < (select raw_events_from from known_until)
    or u.id in (select id from seen_users)
    or not exists (
      select from events e
      where e.environment_id = $1::uuid and e.user_id = u.id
        and e.received_at > (select at from known_until)
    )
  )
)
