-- To whom each event belongs, and whether it counts (golden/README section I, rules 4 and 5).
-- A fragment of a with list. Needs candidate_events (rows of events); $1 is the environment.
-- Erased users and accounts have no rows left, and no events but those that only a membership puts there.
attributed_events as (
  select e.message_id, e.type, e.name, e.properties, e.occurred_at, e.received_at,
    person.user_id, company.account_id,
    case
      when u.bot then 'bot'
      when u.internal then 'internal_user'
      when membership.erased then 'erased_account'
      when a.internal then 'internal_account'
    end as left_out,
    e.account_id is null and company.account_id is not null as by_membership
  from candidate_events e
  left join identities alias
    on alias.environment_id = $1::uuid and alias.kind = 'alias' and alias.id = e.user_id
  left join identities visitor
    on visitor.environment_id = $1::uuid and visitor.kind = 'anonymous'
    and e.user_id is null and visitor.id = e.anonymous_id
  -- Computed first (offset 0): row level security lets a column be looked up along an index, an
  -- expression such as coalesce not (memberships were read whole for every event).
  cross join lateral (
    select coalesce(alias.user_id, e.user_id, visitor.user_id) as user_id offset 0
  ) person
  left join public.users u on u.environment_id = $1::uuid and u.id = person.user_id
  -- Only where the event names no account: the membership valid when it happened.
  left join lateral (
    select m.account_id, m.erased from memberships m
    where e.account_id is null and m.environment_id = $1::uuid and m.user_id = person.user_id
      and m.valid_from <= e.occurred_at and (m.valid_to is null or e.occurred_at < m.valid_to)
    order by m.valid_from desc, m.account_id
    limit 1
  ) membership on true
  cross join lateral (
    select coalesce(e.account_id, case when not membership.erased then membership.account_id end)
      as account_id offset 0
  ) company
  left join public.accounts a on a.environment_id = $1::uuid and a.id = company.account_id
)
