import type { Me } from '#contract/workspace'
import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { environments } from '../../db/schema/environments.ts'
import { members } from '../../db/schema/members.ts'
import { workspaces } from '../../db/schema/workspaces.ts'
import type { SignedIn } from '../auth/find-member.ts'
import { toEnvironment } from '../environments/to-environment.ts'

/** Who is signed in and what they may open: workspaces and environments in the order of their making. */
export async function getMe(database: Database, member: SignedIn): Promise<Me> {
  const rows = await database.control
    .select({ workspace: workspaces, role: members.role, environment: environments })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .leftJoin(environments, eq(environments.workspaceId, workspaces.id))
    .where(eq(members.userId, member.userId))
    .orderBy(
      asc(workspaces.createdAt),
      asc(workspaces.id),
      asc(environments.createdAt),
      asc(environments.id),
    )
  const byId = new Map<string, Me['workspaces'][number]>()
  for (const { workspace, role, environment } of rows) {
    const { id, slug, name } = workspace
    const entry = byId.get(id) ?? { id, slug, name, role, environments: [] }
    if (environment) entry.environments.push(toEnvironment(environment))
    byId.set(id, entry)
  }
  const { userId, name, email } = member
  return { member: { id: userId, name, email }, workspaces: [...byId.values()] }
}
