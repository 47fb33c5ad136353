import { eq } from 'drizzle-orm'
import type { Context } from 'hono'
import { members } from '../../db/schema/members.ts'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import type { LoadAuth } from './load-auth.ts'

/** A session ends this long after signing in, however much it is used. */
const SESSION_MAX_MS = 7 * 24 * 3_600_000

export interface SignedIn {
  userId: string
  name: string
  email: string
}

/**
 * Who is signed in, by the session cookie; prolongs the session. Undefined: nobody, or somebody who is
 * no longer a member of any workspace.
 */
export async function findMember(
  c: Context<AppEnv>,
  deps: AppDeps,
  loadAuth: LoadAuth,
): Promise<SignedIn | undefined> {
  if (!c.req.header('cookie')) return undefined
  const auth = await loadAuth()
  const { headers, response } = await auth.api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  })
  if (!response || deps.now() - response.session.createdAt.getTime() > SESSION_MAX_MS) {
    return undefined
  }
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const { id, name, email } = response.user
  const [membership] = await deps.database.control
    .select({ role: members.role })
    .from(members)
    .where(eq(members.userId, id))
    .limit(1)
  if (!membership) return undefined
  return { userId: id, name, email }
}
