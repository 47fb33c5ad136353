import type { ApiClient } from './api-client.ts'
import { type EventsConfig, type EventsFolder, orAbsent, toKey } from './events-folder.ts'

/** The checklist that carries the phases of the log. */
export const checklistKey = 'golden-phases'

/** Defines milestones, features and the published checklist, then tells who everybody is. */
export async function defineEnvironment(api: ApiClient, folder: EventsFolder): Promise<void> {
  const { config } = folder
  for (const event of milestoneEvents(config)) {
    await api('PUT', `/api/v1/milestones/${toKey(event)}`, {
      name: event,
      scope: 'account',
      condition: { event },
      firstValue: event === config.value_event,
    })
  }
  for (const { feature = '', released_at } of folder.features) {
    await api('PUT', `/api/v1/features/${toKey(feature)}`, {
      name: feature,
      condition: {
        event: 'feature_used',
        where: [{ property: 'feature', op: 'is', value: feature }],
      },
      releasedAt: orAbsent(released_at) ?? null,
    })
  }
  await api('PUT', `/api/v1/guides/${checklistKey}`, { draft: toChecklist(config) })
  await api('POST', `/api/v1/guides/${checklistKey}/publish`)

  await upsert(api, 'accounts', folder.accounts.map(toAccount))
  await upsert(api, 'users', folder.users.map(toUser))
  await upsert(api, 'memberships', folder.memberships.filter(lasts).map(toMembership))
}

function milestoneEvents({ phases, value_event }: EventsConfig): string[] {
  return [...new Set([...phases.flatMap((phase) => phase.milestones), value_event])]
}

function toChecklist({ phases }: EventsConfig) {
  return {
    key: checklistKey,
    name: 'Golden phases',
    kind: 'checklist',
    audience: null,
    trigger: 'manual',
    content: {
      title: { en: 'Golden phases' },
      phases: phases.map(({ id, milestones }) => ({
        key: toKey(id),
        title: { en: id },
        unlock: { kind: 'always' },
        steps: milestones.map((event) => ({
          key: toKey(event),
          title: { en: event },
          milestone: toKey(event),
        })),
      })),
    },
  }
}

async function upsert(api: ApiClient, what: string, rows: object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_000) {
    const { results } = (await api('POST', `/api/v1/${what}/batch`, {
      [what]: rows.slice(from, from + 1_000),
    })) as { results: { status: string; message?: string }[] }
    const refused = results.find((result) => result.status === 'rejected')
    if (refused) throw new Error(`${what}: ${JSON.stringify(refused)}`)
  }
}

function toAccount(row: Record<string, string>) {
  const { timezone, plan, arm } = row
  return {
    id: row.account_id,
    createdAt: row.created_at,
    traits: { timezone, plan, arm },
    internal: row.is_internal === 'true',
    // Of two rows of an account the earlier one says everything, also that there is nothing.
    churnedAt: orAbsent(row.churned_at) ?? null,
    observedFrom: orAbsent(row.observed_from) ?? null,
    backfilled: row.backfilled === 'true',
    valueAtEntry: orAbsent(row.value_at_entry) === undefined ? null : row.value_at_entry === 'yes',
  }
}

function toUser(row: Record<string, string>) {
  return {
    id: row.user_id,
    createdAt: row.created_at,
    bot: row.is_bot === 'true',
    internal: row.is_internal === 'true',
  }
}

/** One that ends when it begins holds at no time, and the API refuses it. */
function lasts({ valid_from = '', valid_to = '' }: Record<string, string>): boolean {
  return valid_to === '' || Date.parse(valid_to) > Date.parse(valid_from)
}

function toMembership(row: Record<string, string>) {
  return {
    userId: row.user_id,
    accountId: row.account_id,
    validFrom: row.valid_from,
    validTo: orAbsent(row.valid_to),
  }
}
