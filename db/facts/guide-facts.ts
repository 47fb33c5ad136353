import { compareCodePoints } from '#contract/rules/compare-code-points'
import { sdkEvents } from '#contract/rules/sdk-events'
import type { TenantSql } from '../client.ts'
import { columnsOf } from '../columns-of.ts'
import type { Attributed } from '../ingest/attribute-events.ts'
import { isKey, isUuid } from '../ingest/read-guide-event.ts'
import { toTimestamp } from '../rows-of.ts'

/** What of a guide each of the SDK's own events tells. Hints are begun by opening them. */
const told = new Map<string, string>(
  Object.entries({
    [sdkEvents.guideDecided]: 'shown',
    [sdkEvents.guideStarted]: 'started',
    [sdkEvents.guideOpened]: 'started',
    [sdkEvents.guideStepShown]: 'step',
    [sdkEvents.stepMarked]: 'marked',
    [sdkEvents.stepSkipped]: 'skipped',
    [sdkEvents.surveyAnswered]: 'answered',
    [sdkEvents.guideDismissed]: 'dismissed',
    [sdkEvents.guideCompleted]: 'completed',
  }),
)
/** Names of events that tell of guides. */
export const guideEvents = [...told.keys()]
const key = 'guide_key, user_id, account_id, version_id, what, step_key'

/**
 * Keeps how far people came in guides, of fresh events under the locks of their users: the first time
 * of each, and of answers the latest. Writes only what was not known, and nothing when no event is
 * about a guide. Own staff is kept too; reports leave it out and say so.
 */
export async function keepGuideFacts(
  sql: TenantSql,
  environmentId: string,
  events: readonly Attributed[],
): Promise<void> {
  const best = new Map<string, GuideFact>()
  for (const event of events) {
    const fact = toGuideFact(event)
    if (!fact) continue
    const id = [fact.guide_key, fact.user_id, fact.account_id, fact.version_id, fact.what]
      .concat(fact.step_key)
      .join('\n')
    const known = best.get(id)
    if (!known || counts(fact, known)) best.set(id, fact)
  }
  if (best.size === 0) return
  await sql`
    insert into guide_facts as fact
      (environment_id, ${sql.unsafe(key)}, reached_at, message_id, answer)
    select ${environmentId}, ${sql.unsafe(key)}, reached_at, message_id, answer
    from ${columnsOf(sql, [...best.values()], columns)}
    where not exists (
      select from guide_facts known
      where known.environment_id = ${environmentId} and known.guide_key = row.guide_key
        and known.user_id = row.user_id and known.account_id = row.account_id
        and known.version_id = row.version_id and known.what = row.what
        and known.step_key = row.step_key and not ${sql.unsafe(countsInstead('row', 'known'))}
    )
    order by ${sql.unsafe(key)}
    ${sql.unsafe(onKnownGuideFact)}`
}

interface GuideFact {
  guide_key: string
  user_id: string
  account_id: string
  version_id: string
  what: string
  /** Of answers the key of the question. */
  step_key: string
  reached_at: string
  message_id: string
  /** As JSON. */
  answer: string | null
}

const columns = {
  guide_key: 'text',
  user_id: 'text',
  account_id: 'text',
  version_id: 'uuid',
  what: 'text',
  step_key: 'text',
  reached_at: 'timestamptz(3)',
  message_id: 'text',
  answer: 'jsonb',
}

function toGuideFact({ event, userId, accountId }: Attributed): GuideFact | undefined {
  const what = event.type === 'track' ? told.get(event.name) : undefined
  if (!what || (!userId && !accountId)) return undefined
  const { guideKey, versionId, stepKey, questionKey, answer, shown } = event.properties
  const step = what === 'answered' ? questionKey : stepKey
  const needsStep = ['step', 'marked', 'skipped', 'answered'].includes(what)
  const isAnswer = ['number', 'string'].includes(typeof answer) || Array.isArray(answer)
  if (!isKey(guideKey) || !isUuid(versionId) || (needsStep && !isKey(step))) return undefined
  if ((what === 'shown' && shown !== true) || (what === 'answered' && !isAnswer)) return undefined
  return {
    guide_key: guideKey,
    user_id: userId ?? '',
    account_id: accountId ?? '',
    version_id: versionId.toLowerCase(),
    what,
    step_key: isKey(step) ? step : '',
    reached_at: toTimestamp(event.occurredAtMs),
    message_id: event.messageId,
    answer: what === 'answered' ? JSON.stringify(answer) : null,
  }
}

/** Whether of two tellings of the same the first is the one to keep. */
function counts(one: GuideFact, other: GuideFact): boolean {
  const order =
    compareCodePoints(one.reached_at, other.reached_at) ||
    compareCodePoints(one.message_id, other.message_id)
  return one.what === 'answered' ? order > 0 : order < 0
}

/** The same in SQL, of two rows of `guide_facts`. */
const countsInstead = (one: string, other: string) =>
  `(case when ${one}.what = 'answered'
    then (${one}.reached_at, ${one}.message_id) > (${other}.reached_at, ${other}.message_id)
    else (${one}.reached_at, ${one}.message_id) < (${other}.reached_at, ${other}.message_id) end)`

/** What becomes of a row of `guide_facts` that is told again. */
export const onKnownGuideFact = `on conflict (environment_id, ${key}) do update
  set reached_at = excluded.reached_at, message_id = excluded.message_id, answer = excluded.answer
  where ${countsInstead('excluded', 'fact')}`

/** Of rows that tell the same, the one to keep: behind `select distinct on (…)`. */
export const guideFactOrder = `order by ${key},
  case when what <> 'answered' then reached_at end, case when what <> 'answered' then message_id end,
  reached_at desc, message_id desc`
export const guideFactKey = key

/** Stores rows of a relation with the columns of `guide_facts`; one that is there stays if it counts. */
export const writeGuideFacts = (relation: string) => `insert into public.guide_facts as fact
  select * from ${relation} order by ${key} ${onKnownGuideFact}`

const isKeyText = (field: string) =>
  `(jsonb_typeof(${field}) = 'string' and ${field} #>> '{}' ~ '^[a-z0-9][a-z0-9_-]{0,99}$')`

/**
 * Every event of `attributed_events` that tells how far somebody came in a guide, as a row of
 * `guide_facts`, several of which may tell the same. `keepEvent` is SQL over an event `e`.
 */
export const guideFactsOf = (keepEvent: string) => `
  select $1::uuid as environment_id, e.properties ->> 'guideKey' as guide_key,
    coalesce(e.user_id, '') as user_id, coalesce(e.account_id, '') as account_id,
    (e.properties ->> 'versionId')::uuid as version_id, told.what,
    case when ${isKeyText('step.key')} then step.key #>> '{}' else '' end as step_key,
    e.occurred_at as reached_at, e.message_id,
    case when told.what = 'answered' then e.properties -> 'answer' end as answer
  from attributed_events e
  join (values ${[...told]
    .map(([name, what]) => `('${name}', '${what}')`)
    .join(', ')}) as told (name, what) on told.name = e.name
  cross join lateral (
    select case when told.what = 'answered' then e.properties -> 'questionKey'
      else e.properties -> 'stepKey' end as key
  ) step
  where e.type = 'track' and (e.user_id is not null or e.account_id is not null) and (${keepEvent})
    and ${isKeyText("(e.properties -> 'guideKey')")}
    and e.properties ->> 'versionId' ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'
    and (told.what not in ('step', 'marked', 'skipped', 'answered') or ${isKeyText('step.key')})
    and (told.what <> 'shown' or e.properties -> 'shown' = 'true')
    and (told.what <> 'answered'
      or jsonb_typeof(e.properties -> 'answer') in ('number', 'string', 'array'))`
