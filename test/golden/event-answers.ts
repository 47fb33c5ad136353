import type { ActivityReport } from '#contract/reports/activity'
import type { RetentionReport } from '#contract/reports/retention'
import type { UnitRow, UnitRows } from '#contract/metric-report'
import type { FunnelReport } from '#contract/reports/funnel'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import type { Database } from '../../db/client.ts'
import type { TestEnvironment } from '../harness/new-environment.ts'
import { activityAnswers } from './activity-answers.ts'
import { type ApiClient, newApiClient } from './api-client.ts'
import { adoptionAnswers, phaseAnswers } from './completion-answers.ts'
import { checklistKey, defineEnvironment } from './define-environment.ts'
import type { EventsFolder } from './events-folder.ts'
import {
  type AccountTraits,
  firstValueAnswers,
  userFirstValueAnswers,
} from './first-value-answers.ts'
import { funnelAnswers } from './funnel-answers.ts'
import { ingestAnswers } from './ingest-answers.ts'
import { eraseDue, loadEvents } from './load-events.ts'
import { retentionAnswers, retentionQuestion } from './retention-answers.ts'

/**
 * The product's answers to a folder of events, in the layout of its expected_T*.json: everything goes
 * in through the API of an empty environment, up to T1, then erasures that are due, then the answers;
 * the same again up to T2, and so on for each as-of of the folder.
 */
export async function eventAnswers(
  database: Database,
  environment: TestEnvironment,
  folder: EventsFolder,
): Promise<Record<string, object>> {
  const api = newApiClient(environment)
  const { environmentId } = environment
  await defineEnvironment(api, folder)
  const answers: Record<string, object> = {}
  let afterMs = -Infinity
  for (const [index, asOf] of folder.config.as_of.entries()) {
    const due = { afterMs, upToMs: Date.parse(asOf) }
    await loadEvents(api, folder, due)
    await eraseDue(api, folder, due)
    answers[`T${index + 1}`] = {
      ...(await metricAnswers(api, folder, asOf)),
      ingest: await ingestAnswers(database, environmentId),
    }
    afterMs = due.upToMs
  }
  return answers
}

/** The blocks that metrics answer, at an as-of; without one, now. */
export async function metricAnswers(api: ApiClient, folder: EventsFolder, asOf?: string) {
  const ask = (path: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ ...(asOf === undefined ? {} : { asOf }), ...query })
    return api('GET', `/api/v1/metrics/${path}?${search}`)
  }
  const askBoth = async <Report>(metric: string, query: Record<string, string> = {}) => {
    const report = (await ask(metric, query)) as Report
    const durations: UnitRow[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Record<string, string> = cursor === '' ? {} : { cursor }
      const units = await ask(`${metric}/units`, { ...query, ...page, limit: '1000' })
      const { rows, nextCursor } = units as UnitRows
      durations.push(...rows)
      cursor = nextCursor
    }
    return { report, durations }
  }
  const byPlan = await askBoth<TimeToFirstValueReport>('time-to-first-value', { groupBy: 'plan' })
  const byArm = await ask('time-to-first-value', { groupBy: 'arm', stratifyBy: 'plan' })
  const users = await askBoth<TimeToFirstValueReport>('time-to-first-value', { level: 'user' })
  const phases = await askBoth<PhaseCompletionReport>('phase-completion', {
    checklist: checklistKey,
  })
  const adoption = await askBoth<FeatureAdoptionReport>('feature-adoption')
  return {
    included_accounts: phases.report.n,
    included_users: users.report.n,
    ...firstValueAnswers({
      byPlan: byPlan.report,
      byArm: byArm as TimeToFirstValueReport,
      durations: byPlan.durations,
      traitsOf: traitsByAccount(folder),
    }),
    ttfv_user: userFirstValueAnswers(users.report, users.durations),
    phases: phaseAnswers(phases.report, phases.durations),
    funnel: await funnelAnswers((query) => askBoth<FunnelReport>('funnel', query), folder.config),
    adoption: adoptionAnswers(adoption.report, adoption.durations),
    retention: retentionAnswers((await ask('retention', retentionQuestion)) as RetentionReport),
    activity: await activityAnswers(
      (query) => ask('activity', query) as Promise<ActivityReport>,
      folder,
    ),
  }
}

/** Of an account that signed up twice, the earliest row speaks. */
function traitsByAccount({ accounts }: EventsFolder): (accountId: string) => AccountTraits {
  const earliestFirst = [...accounts].sort(
    (a, b) => Date.parse(a.created_at ?? '') - Date.parse(b.created_at ?? ''),
  )
  const traits = new Map<string, AccountTraits>()
  for (const { account_id = '', plan = '', arm = '' } of earliestFirst) {
    if (!traits.has(account_id)) traits.set(account_id, { plan, arm })
  }
  return (accountId) => traits.get(accountId) ?? { plan: '', arm: '' }
}
