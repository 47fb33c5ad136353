import { isTimeZone } from '#contract/rules/is-time-zone'
import { environmentInputSchema, type EnvironmentInput } from '#contract/workspace'
import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../db/client.ts'
import { environments } from '../../db/schema/environments.ts'
import { AppError, invalidInput } from '../errors.ts'
import type { EnvironmentRow } from '../request-context.ts'

const DEFAULT_ACCENT = '#4f46e5'

/**
 * Makes an environment, empty and without keys. The slug `production` makes a production one, `kind`
 * overrides. Throws `key_taken` when the workspace has this slug.
 */
export async function createEnvironment(
  database: Database,
  {
    workspaceId,
    kind,
    theme,
    ...input
  }: EnvironmentInput & {
    workspaceId: string
    kind?: EnvironmentRow['kind']
    theme?: EnvironmentRow['theme']
  },
): Promise<EnvironmentRow> {
  const { slug, name, timeZone, weekStart, passiveEvents } = environmentInputSchema.parse(input)
  if (!isTimeZone(timeZone)) {
    throw invalidInput({
      path: 'timeZone',
      message: 'Not an IANA time zone, such as Europe/Berlin',
    })
  }
  const taken = await database.control
    .select({ id: environments.id })
    .from(environments)
    .where(and(eq(environments.workspaceId, workspaceId), eq(environments.slug, slug)))
  if (taken.length > 0) throw new AppError('key_taken', { detail: `"${slug}" is in use.` })
  const [row] = await database.control
    .insert(environments)
    .values({
      id: uuidv7(),
      workspaceId,
      slug,
      name,
      kind: kind ?? (slug === 'production' ? 'production' : 'staging'),
      timeZone,
      weekStart,
      passiveEvents,
      theme: theme ?? { accent: DEFAULT_ACCENT, productName: '' },
    })
    .returning()
  if (!row) throw new Error('The environment was not stored')
  return row
}
