-- Each person that the survey was shown to with each answer, one row without for those who gave none.
with told as materialized (
  select fact.user_id, person.traits ->> 'name' as user_name, company.id as account_id,
    company.name as account_name,
    case :level when 'account' then company.id else fact.user_id end as unit_id,
    case when person.bot then 'bot' when person.internal or company.internal then 'internal' end
      as left_out,
    fact.version_id, fact.what, fact.step_key, fact.reached_at, fact.message_id, fact.answer
  from guide_facts fact
  join users person
    on person.environment_id = :environment_id::uuid and person.id = fact.user_id
  left join accounts company
    on company.environment_id = :environment_id::uuid and company.id = fact.account_id
  where fact.environment_id = :environment_id::uuid and fact.guide_key = :guide
    and (:level = 'user' or company.id is not null)
),
-- Whoever is own staff in one account and a customer in another counts as the customer alone.
first_met as (
  select distinct on (user_id) user_id, user_name, account_id, account_name, unit_id, left_out,
    version_id, reached_at as met_at
  from told
  order by user_id, left_out nulls first, reached_at, version_id, account_id
),
asked as materialized (
  select * from first_met
  where (:from::timestamptz is null or met_at >= :from::timestamptz)
    and (:to::timestamptz is null or met_at < :to::timestamptz)
    and met_at <= :as_of::timestamptz
    and (:version_id::uuid is null or version_id = :version_id::uuid)
),
latest_answers as (
  select distinct on (user_id, step_key) user_id, step_key as question, reached_at as answered_at,
    answer
  from told
  where what = 'answered' and left_out is null
  order by user_id, step_key, reached_at desc, message_id desc
),
answers as materialized (
  select latest_answers.*,
    row_number() over (partition by question, jsonb_typeof(answer) order by answered_at desc, user_id)
      as nth,
    answered_at at time zone :time_zone as local_at
  from latest_answers join asked using (user_id)
  where left_out is null
)
select unit_id, case :level when 'account' then account_name else user_name end as name,
  met_at as started_at, left_out, group_value, stratum, user_id, user_name, account_id, account_name,
  question, answered_at,
  (case :per
    when 'month' then date_trunc('month', local_at)::date
    else date_trunc('week', local_at + :week_shift::integer * interval '1 day')::date
      - :week_shift::integer
  end)::text as course_from,
  case when jsonb_typeof(answer) <> 'string'
    or nth > :words_offset::bigint and nth <= :words_offset::bigint + :words_limit::bigint
    then answer end as answer
from asked
left join answers using (user_id)
left join unit_groups using (unit_id)
order by met_at, user_id, question
