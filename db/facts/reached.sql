-- When and by which event each unit reached each milestone.
-- A fragment of a with list. Needs: hits (milestone_key, term, account_id, user_id, occurred_at,
-- message_id), rules (milestone_key, term, at_least, within_ms), clauses (milestone_key, clause,
-- term, size). An account and a user are units of their own.
unit_hits as (
  select milestone_key, term, 'account' as level, account_id as unit_id,
    account_id, user_id, occurred_at, message_id
  from hits where account_id is not null
  union all
  select milestone_key, term, 'user', user_id, account_id, user_id, occurred_at, message_id
  from hits where user_id is not null
),
-- The hit that began the run of at_least hits which ends at this one.
runs_of_hits as (
  select unit_hits.*, rules.within_ms,
    lag(occurred_at, rules.at_least - 1) over (
      partition by milestone_key, term, level, unit_id order by occurred_at, message_id
    ) as run_began_at
  from unit_hits join rules using (milestone_key, term)
),
term_reached as (
  select distinct on (milestone_key, level, unit_id, term) *
  from runs_of_hits
  where run_began_at is not null
    and (within_ms is null or extract(epoch from occurred_at - run_began_at) * 1000 <= within_ms)
  order by milestone_key, level, unit_id, term, occurred_at, message_id
),
-- A clause is reached with the last of its terms.
clause_reached as (
  select term_reached.*, clauses.size,
    count(*) over whole as terms_reached,
    row_number() over (whole order by occurred_at desc, message_id desc) as from_last
  from term_reached join clauses using (milestone_key, term)
  window whole as (partition by milestone_key, clause, level, unit_id)
),
reached as (
  select distinct on (milestone_key, level, unit_id)
    milestone_key, level, unit_id, occurred_at as reached_at, message_id, account_id, user_id
  from clause_reached
  where terms_reached = size and from_last = 1
  order by milestone_key, level, unit_id, occurred_at, message_id
)
