import { attributedEvents, type RawEvents } from './raw-events.ts'

/**
 * The relation `told_events`: raw events of these names (SQL; null: of all), with whose they are and
 * without those of people who are left out. At level account those of internal accounts are in it. Part of
 * a with list of a metric's query. No column costs anything that is not read: `name`, `occurred_at` and ids are
 * in the index events_name.
 */
export const toldEvents = (names: string | null, { level, isKnown }: RawEvents) => `
  -- Nearly all events say whose they are. Whose the others are is looked up.
  candidate_events as (
    select * from events
    where environment_id = :environment_id::uuid and (user_id is null or account_id is null)
      ${names === null ? '' : `and name in (${names})`} and ${isKnown}
  ),
  ${attributedEvents},
  -- The ids, as events have them, of users that are left out.
  senders_left_out as materialized (
    select id from public.users u
    where environment_id = :environment_id::uuid and (bot or internal) and not exists (
      select from identities alias
      where alias.environment_id = :environment_id::uuid and alias.kind = 'alias' and alias.id = u.id
    )
    union all
    select alias.id from public.users u
    join identities alias on alias.environment_id = :environment_id::uuid and alias.user_id = u.id
    where u.environment_id = :environment_id::uuid and (bot or internal) and alias.kind = 'alias'
  ),
  looked_up_events as materialized (
    select message_id, type, name, properties, occurred_at, received_at, account_id, user_id
    from attributed_events
    where left_out is null and ${level}_id is not null
  ),
  told_events as not materialized (
    select e.message_id, e.type, e.name, e.properties, e.occurred_at, e.received_at, e.account_id,
      coalesce(alias.user_id, e.user_id) as user_id
    from events e
    left join identities alias
      on alias.environment_id = :environment_id::uuid and alias.kind = 'alias' and alias.id = e.user_id
    where e.environment_id = :environment_id::uuid
      and e.user_id is not null and e.account_id is not null and ${isKnown}
      and e.user_id not in (select id from senders_left_out)
      ${level === 'user' ? `and e.account_id not in (${internalAccounts})` : ''}
    union all
    select * from looked_up_events
  )`

/** Ids of accounts that are left out, as a query. */
export const internalAccounts = `
  select id from public.accounts where environment_id = :environment_id::uuid and internal`
