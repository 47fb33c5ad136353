import type { Role } from '#contract/workspace'
import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { environments } from '../../db/schema/environments.ts'
import { members } from '../../db/schema/members.ts'
import type { EnvironmentRow } from '../request-context.ts'

export interface MemberEnvironment {
  environment: EnvironmentRow
  role: Role
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The environment and the member's role in its workspace; undefined: no such one for this member. */
export async function findEnvironmentOfMember(
  database: Database,
  { userId, environmentId }: { userId: string; environmentId: string },
): Promise<MemberEnvironment | undefined> {
  if (!UUID.test(environmentId)) return undefined
  const [row] = await database.control
    .select({ environment: environments, role: members.role })
    .from(environments)
    .innerJoin(members, eq(members.workspaceId, environments.workspaceId))
    .where(and(eq(environments.id, environmentId), eq(members.userId, userId)))
  return row
}

/** The oldest environment of a member who belongs to one workspace alone. */
export async function findOnlyWorkspaceOfMember(
  database: Database,
  userId: string,
): Promise<MemberEnvironment | undefined> {
  const rows = await database.control
    .select({ environment: environments, role: members.role })
    .from(environments)
    .innerJoin(members, eq(members.workspaceId, environments.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(asc(environments.createdAt), asc(environments.id))
  const isOne = new Set(rows.map((row) => row.environment.workspaceId)).size === 1
  return isOne ? rows[0] : undefined
}
