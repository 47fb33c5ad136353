import { features, firstValue, milestones } from './history.ts'

/** Where the events and accounts of the environment are, and what the dialect calls a duration. */
export interface Dialect {
  events: string
  accounts: string
  /** Seconds from one instant to another. */
  seconds: (from: string, to: string) => string
}

/**
 * The same numbers straight from raw events, as somebody with SQL and no facts would ask for them:
 * converters only, no intervals, no exclusions. By id of the question they stand beside.
 */
export function rawQuestions(
  { events, accounts, seconds }: Dialect,
  ago: (days: number) => string,
): Record<string, string> {
  const since = (days: number) => `cast('${ago(days)}' as timestamptz)`
  const durations = `
    with reached as (
      select account_id, min(occurred_at) as reached_at from ${events} where name = '${firstValue}' group by 1
    ),
    durations as (
      select created_at, ${seconds('created_at', 'reached_at')} as took
      from ${accounts} a left join reached on reached.account_id = a.id
    )`
  const summary = `count(*), count(took), percentile_cont(0.5) within group (order by took),
    percentile_cont(0.9) within group (order by took)`
  const adoption = (joined: string) => `
    with used as (
      select name, account_id, count(distinct cast(occurred_at as date)) as days,
        sum(case when occurred_at > ${since(28)} then 1 else 0 end) as recent
      from ${events} ${joined} where name in (${listed(features)}) group by 1, 2
    )
    select name, count(*), sum(case when days >= 3 then 1 else 0 end), sum(recent) from used group by 1`
  const funnel = milestones.slice(0, 5).map((name, index) =>
    index === 0
      ? `s0 as (select account_id, min(occurred_at) as t0, min(occurred_at) as t from ${events}
          where name = '${name}' group by 1)`
      : `s${index} as (select e.account_id, min(t0) as t0, min(e.occurred_at) as t
          from ${events} e join s${index - 1} p on p.account_id = e.account_id
          where e.name = '${name}' and e.occurred_at >= p.t
            and e.occurred_at <= p.t0 + interval '14 days' group by 1)`,
  )
  return {
    ttfv: `${durations} select ${summary} from durations`,
    cohorts: `${durations} select date_trunc('week', created_at), ${summary} from durations group by 1`,
    adoption: adoption(
      `join (select id from ${accounts} where created_at >= ${since(28)}) young on young.id = account_id`,
    ),
    adoptionOfAll: adoption(''),
    funnelAdHoc: `with ${funnel.join(', ')}
      select ${funnel.map((_, index) => `(select count(*) from s${index})`).join(', ')}`,
    retention: `
      with weeks as (
        select distinct user_id, date_trunc('week', occurred_at) as week from ${events}
        where occurred_at >= ${since(84)}
      ),
      cohorts as (select user_id, min(week) as cohort from weeks group by 1)
      select cohort, week, count(*) from weeks join cohorts using (user_id) group by 1, 2`,
  }
}

const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')
