import type { Install } from '#contract/live-event'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { keys } from '../../db/schema/keys.ts'
import { AppError } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { readSdkSnippets } from './sdk-snippets.ts'

/** What to paste, with the newest live write key, and whether anything has arrived yet. */
export async function getInstall(ctx: RequestContext, distFolder: string): Promise<Install> {
  const { publicUrl: host } = ctx
  const writeKey = await getWriteKey(ctx)
  const snippets = await readSdkSnippets({ distFolder, host, writeKey })
  return {
    writeKey,
    host,
    ...snippets,
    curl: curlOf(host, writeKey),
    ...(await readArrivals(ctx)),
    cspLines: cspOf(host),
  }
}

async function getWriteKey({ database, environment }: RequestContext): Promise<string> {
  const [key] = await database.control
    .select({ text: keys.lookup })
    .from(keys)
    .where(
      and(eq(keys.environmentId, environment.id), eq(keys.kind, 'write'), isNull(keys.revokedAt)),
    )
    .orderBy(desc(keys.createdAt), desc(keys.id))
    .limit(1)
  if (!key) throw new AppError('not_found', { detail: 'There is no live write key: make one.' })
  return key.text
}

function readArrivals({
  database,
  environment,
}: RequestContext): Promise<Pick<Install, 'firstEventAt' | 'lastEventAt' | 'lastRejected'>> {
  return database.withTenants([environment.id], async (sql) => {
    const [times] = await sql<{ first: number | null; last: number | null }[]>`
      select min(received_at) as first, max(received_at) as last
      from events where environment_id = ${environment.id}`
    const [rejected] = await sql<{ receivedAtMs: number; code: string; field: string | null }[]>`
      select received_at as "receivedAtMs", code, field
      from rejected_events where environment_id = ${environment.id}
      order by received_at desc, id desc limit 1`
    const toIso = (ms: number | null | undefined) => (ms ? new Date(ms).toISOString() : null)
    return {
      firstEventAt: toIso(times?.first),
      lastEventAt: toIso(times?.last),
      lastRejected: rejected
        ? {
            receivedAt: new Date(rejected.receivedAtMs).toISOString(),
            code: rejected.code,
            field: rejected.field,
          }
        : null,
    }
  })
}

function curlOf(host: string, writeKey: string): string {
  const event = { userId: 'user-1', event: 'hello', context: { groupId: 'account-1' } }
  return [
    `curl ${host}/v1/track`,
    `-u ${writeKey}:`,
    "-H 'content-type: application/json'",
    `-d '${JSON.stringify(event)}'`,
  ].join(' ')
}

/** What a page with a Content-Security-Policy has to allow; styles and images need nothing. */
function cspOf(host: string): string[] {
  const { origin } = new URL(host)
  return [`script-src ${origin}`, `connect-src ${origin}`]
}
