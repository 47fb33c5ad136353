import type postgres from 'postgres'
import {
  features,
  type HistorySize,
  milestones,
  plainEvents,
  usersPerAccount,
  weeks,
} from './history.ts'
import { withoutIndexes } from './without-indexes.ts'

const eventsPerStatement = 250_000
const lanes = 2

/** A share from 0 to 1 that the number `n` always draws from the same `urn`: the seed of it all. */
const drawn = (n: string, urn: number) =>
  `((hashint8extended(${n}, ${urn}) & 1048575)::float8 / 1048576)`

/** When the account of this number starts: evenly over the weeks, one after the other. */
const startOf = (account: string) =>
  `(:until::timestamptz - interval '${weeks} weeks' * (1 - ${account} / :accounts::float8))`

/**
 * Stores accounts, users and raw events that end at `untilMs`, the same ones for the same size: every
 * account has its own pace to each of the milestones and never reaches some, one in twelve churns; a fifth of the events are
 * milestones, an eighth use a feature. The first event of each milestone comes with a low number, so
 * that few events and many of them make the same first touches. In SQL, without facts.
 */
export async function fillHistory(
  sql: postgres.Sql,
  environmentId: string,
  { events, accounts }: HistorySize,
  untilMs: number,
): Promise<void> {
  const values = { environment: environmentId, until: new Date(untilMs).toISOString() }
  const run = (text: string, more: Record<string, number> = {}) =>
    sql.unsafe(bind(text, { ...values, ...more }))
  await run(makeAccounts, { accounts })
  await run(makeUsers, { accounts, users: accounts * usersPerAccount })
  await run(`select create_events_partition(month) from generate_series(
    date_trunc('month', :until::timestamptz - interval '${weeks} weeks'), :until::timestamptz,
    interval '1 month') as month`)
  await sql`create unlogged table drawn_events (n bigint, account bigint, person bigint, name text, at timestamptz)`
  const batches = Math.ceil(events / eventsPerStatement)
  await inLanes(batches, (batch) => {
    const first = batch * eventsPerStatement
    return run(drawEvents, {
      first,
      last: Math.min(events, first + eventsPerStatement) - 1,
      accounts,
    })
  })
  await sql`create index on drawn_events (at)`
  await withoutIndexes(sql, ['message_ids', 'events'], () =>
    inLanes(weeks * 7 + 1, (day) => run(storeDay, { day })),
  )
  await sql`drop table drawn_events`
}

/** Works off the numbers below `count`, a few at once. */
async function inLanes(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const makeAccounts = `
  insert into accounts (environment_id, id, created_at, created_at_declared, last_seen_at, name,
    internal, churned_at, traits)
  select :environment::uuid, 'account-' || n, date_trunc('milliseconds', ${startOf('n')}), true,
    :until::timestamptz, 'Account ' || n, n % 200 = 7,
    case when n % 12 = 5 then date_trunc('milliseconds',
      ${startOf('n')} + (:until::timestamptz - ${startOf('n')}) * ${drawn('n', 11)}) end,
    jsonb_build_object('plan', case n % 5 when 0 then 'pro' else 'free' end, 'seats', n % 50)
  from generate_series(0, :accounts::bigint - 1) as n`

const makeUsers = `
  insert into users (environment_id, id, created_at, created_at_declared, last_seen_at, traits)
  select :environment::uuid, 'user-' || n,
    date_trunc('milliseconds', started_at + (:until::timestamptz - started_at) * ${drawn('n', 2)} ^ 3),
    true, :until::timestamptz, jsonb_build_object('name', 'User ' || n, 'role', n % 4)
  from generate_series(0, :users::bigint - 1) as n
  cross join lateral (select ${startOf(`n / ${usersPerAccount}`)} as started_at) account`

const pick = (names: readonly string[], index: string) =>
  `(array[${names.map((name) => `'${name}'`).join(', ')}])[1 + ${index}]`

const drawEvents = `
  with numbered as (
    select n, n < :accounts::bigint * ${milestones.length} as is_first,
      case when n < :accounts::bigint * ${milestones.length} then n / ${milestones.length}
        -- An account has twice the events of one half its age.
        else floor(:accounts::bigint * (1 - sqrt(${drawn('n', 3)})))::bigint end as account,
      (case when n < :accounts::bigint * ${milestones.length} then n
        else hashint8extended(n, 4) & 1048575 end % ${milestones.length})::int as milestone,
      ${drawn('n', 5)} as kind, ${drawn('n', 6)} as moment, ${drawn('n', 7)} as choice
    from generate_series(:first::bigint, :last::bigint) as n
  ),
  paced as (
    select numbered.*, ${startOf('account')} as started_at,
      ${drawn(`account * ${milestones.length} + milestone`, 8)} > 0.05 * (1 + milestone) as reaches,
      ${startOf('account')} - interval '1 day' * 2 * (1 + milestone)
        * ln(1 - ${drawn(`account * ${milestones.length} + milestone`, 9)}) as first_at
    from numbered
  ),
  told as (
    select *, reaches and first_at < :until::timestamptz and (is_first or kind < 0.21) as is_milestone
    from paced
  )
  insert into drawn_events
  select n, account,
    account * ${usersPerAccount} + (hashint8extended(n, 10) & 1048575) % ${usersPerAccount},
    case
      when is_milestone then ${pick(milestones, 'milestone')}
      when kind > 0.85 then ${pick(features, `(choice * ${features.length})::int % ${features.length}`)}
      else ${pick(plainEvents, `(choice * ${plainEvents.length})::int % ${plainEvents.length}`)}
    end,
    date_trunc('milliseconds', case
      when is_milestone and is_first then first_at
      when is_milestone then first_at + (:until::timestamptz - first_at) * moment
      else started_at + (:until::timestamptz - started_at) * moment
    end)
  from told`

/** Rows lie in the order in which they came, as the intake leaves them. */
const storeDay = `
  with day as (
    select * from drawn_events
    where at >= :until::timestamptz - interval '${weeks} weeks' + :day::int * interval '1 day'
      and at < :until::timestamptz - interval '${weeks} weeks' + (:day::int + 1) * interval '1 day'
  ),
  ids as (
    insert into message_ids (environment_id, message_id, received_at)
    select :environment::uuid, 'm-' || n, at from day order by at
  )
  insert into events (environment_id, message_id, received_at, occurred_at, original_at, type, name,
    user_id, account_id, properties, context)
  select :environment::uuid, 'm-' || n, at, at, at, 'track', name, 'user-' || person,
    'account-' || account,
    jsonb_build_object('path', '/projects/' || n % 50, 'button', 'primary', 'position', n % 12),
    jsonb_build_object('groupId', 'account-' || account)
  from day order by at`

/** Texts and numbers of this file alone: nothing here comes from outside. */
function bind(text: string, values: Record<string, string | number>): string {
  return text.replace(/(?<!:):([a-z]+)/g, (_, name: string) => `'${values[name] ?? ''}'`)
}
