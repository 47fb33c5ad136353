-- Users and accounts that were known at a past as-of. A fragment of a with list, behind the facts of then, whose late
-- units it needs, and history_of_late, what is known of these. A row that only later events made is left
-- out, which a late unit alone can be. One that was declared, or upserted and never seen in an event, is
-- known from its created_at on; so is one whose first events are past retention. Traits and marks are
-- today's. Needs known_until (at, raw_events_from).
accounts as not materialized (
  select a.* from public.accounts a
  where a.environment_id = $1::uuid and (
    a.created_at_declared
    or a.id not in (select id from late_accounts)
    or a.created_at < (select raw_events_from from known_until)
    or a.id in (select account_id from history_of_late where account_id is not null)
    or not exists (
      select from events e
      where e.environment_id = $1::uuid and e.account_id = a.id
        and e.received_at > (select at from known_until)
    )
  )
),
users as not materialized (
  select u.* from public.users u
  where u.environment_id = $1::uuid and (
    u.created_at_declared
    or u.id not in (select id from late_users)
    or u.created_at < (select raw_events_from from known_until)
    or u.id in (select user_id from history_of_late where user_id is not null)
    or not exists (
      select from events e
      where e.environment_id = $1::uuid and e.user_id = u.id
        and e.received_at > (select at from known_until)
    )
  )
)
