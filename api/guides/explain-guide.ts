import type { GuideDecision, PageDecision } from '#contract/guide-insight'
import type { PageOf } from '#contract/page'
import { traceToText } from '#contract/rules/trace-to-text'
import type { TenantSql } from '../../db/client.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { decideOffer } from '../session/decide-offer.ts'
import { weighVisitors } from '../session/weigh-visitors.ts'

const shownDecisions = 20

/**
 * Why a guide is or is not shown to somebody: what a session would decide now, with what it finds, and
 * what their page decided last. `id` is a user's, or an anonymous one. Throws `not_found` for either.
 */
export async function explainGuide(
  { database, environment, now }: RequestContext,
  key: string,
  id: string,
): Promise<GuideDecision> {
  return database.withTenants([environment.id], async (sql) => {
    await checkGuideExists(sql, environment.id, key)
    const userId = await findUserId(sql, environment.id, id)
    const cache = { definitions: new Map(), versions: new Map() }
    const asked = { userId, anonymousId: id, accountId: null }
    const [weighed] = await weighVisitors(sql, cache, environment.id, [asked], now)
    const { guides, circumstances } = weighed!
    const guide = guides.find(({ content }) => content.key === key)
    const { eligible, trace } = guide
      ? decideOffer(guide.content, circumstances)
      : { eligible: false, trace: [{ ok: false, depth: 0, text: 'the guide is published' }] }
    const { personId } = circumstances
    const [page] = await readDecisions(sql, environment.id, key, personId)
    return {
      userId: personId,
      server: { eligible, trace: traceToText(trace, { withFound: true }) },
      page: page ? { shown: page.shown, trace: page.trace, decidedAt: page.decidedAt } : null,
    }
  })
}

/** What the pages of the 20 people who came last decided about a guide, latest first. */
export async function listDecisions(
  { database, environment }: RequestContext,
  key: string,
): Promise<PageOf<PageDecision>> {
  return database.withTenants([environment.id], async (sql) => {
    await checkGuideExists(sql, environment.id, key)
    return { rows: await readDecisions(sql, environment.id, key), nextCursor: null }
  })
}

async function checkGuideExists(sql: TenantSql, environmentId: string, key: string): Promise<void> {
  const rows = await sql`
    select from guides where environment_id = ${environmentId} and key = ${key}`
  if (rows.length === 0) throw notFound('guide', key)
}

/** The user that an id stands for; null: a visitor nobody is bound to. */
async function findUserId(
  sql: TenantSql,
  environmentId: string,
  id: string,
): Promise<string | null> {
  const [known] = await sql<{ isVisitor: boolean; userId: string | null }[]>`
    select false as "isVisitor", id as "userId" from users
    where environment_id = ${environmentId} and id = ${id}
    union all
    select kind = 'anonymous', user_id from identities
    where environment_id = ${environmentId} and id = ${id}
    order by 1 limit 1`
  if (!known) throw notFound('user', id)
  return known.userId
}

async function readDecisions(
  sql: TenantSql,
  environmentId: string,
  key: string,
  personId?: string,
): Promise<PageDecision[]> {
  const rows = await sql<(Omit<PageDecision, 'decidedAt'> & { decidedAtMs: number })[]>`
    select user_id as "userId", shown, trace, decided_at as "decidedAtMs"
    from guide_decisions
    where environment_id = ${environmentId} and guide_key = ${key}
      ${personId === undefined ? sql`` : sql`and user_id = ${personId}`}
    order by decided_at desc, user_id limit ${shownDecisions}`
  return rows.map(({ decidedAtMs, ...row }) => ({
    ...row,
    decidedAt: new Date(decidedAtMs).toISOString(),
  }))
}
