import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Database } from '../../db/client.ts'
import { account, user } from '../../db/schema/auth.ts'
import { members } from '../../db/schema/members.ts'
import { workspaces } from '../../db/schema/workspaces.ts'
import { hashPassword } from '../auth/hash-password.ts'
import { AppError } from '../errors.ts'

export const passwordChars = { min: 12, max: 256 } as const

const ownerSchema = z.object({
  name: z.string().min(1).max(200),
  email: z.email().max(320).toLowerCase(),
  password: z.string().min(passwordChars.min).max(passwordChars.max),
})

/** Who a workspace is made for. An e-mail that is known keeps its password and becomes owner here too. */
export type OwnerInput = z.input<typeof ownerSchema>

/**
 * Makes a workspace without environments, and its owner, who can sign in at once. There is no way to
 * sign up through HTTP. Throws `key_taken` when the slug is in use.
 */
export async function createWorkspace(
  database: Database,
  { name, slug, owner }: { name: string; slug: string; owner?: OwnerInput },
): Promise<{ workspaceId: string; ownerId: string | undefined }> {
  const credentials = owner && ownerSchema.parse(owner)
  const hash = credentials && (await hashPassword(credentials.password))
  return database.control.transaction(async (orm) => {
    const workspaceId = uuidv7()
    const [workspace] = await orm
      .insert(workspaces)
      .values({ id: workspaceId, slug, name })
      .onConflictDoNothing({ target: workspaces.slug })
      .returning({ id: workspaces.id })
    if (!workspace) throw new AppError('key_taken', { detail: `"${slug}" is in use.` })
    if (!credentials || !hash) return { workspaceId, ownerId: undefined }
    const ownerId = uuidv7()
    const { email } = credentials
    const [created] = await orm
      .insert(user)
      .values({ id: ownerId, name: credentials.name, email, emailVerified: true })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id })
    const [known] = await orm.select({ id: user.id }).from(user).where(eq(user.email, email))
    const userId = created?.id ?? known?.id ?? ownerId
    if (created) {
      await orm.insert(account).values({
        id: uuidv7(),
        accountId: userId,
        providerId: 'credential',
        userId,
        password: hash,
      })
    }
    await orm.insert(members).values({ workspaceId, userId, role: 'owner' })
    return { workspaceId, ownerId: userId }
  })
}
