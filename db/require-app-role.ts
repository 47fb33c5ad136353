import type { Database } from './client.ts'
import { CannotStart } from './embedded/cannot-start.ts'

/**
 * Throws CannotStart when statements are not those of milepost_app, to whom alone row level security
 * applies: a pooler keeps the role that connections ask for to itself.
 */
export async function requireAppRole({ raw }: Pick<Database, 'raw'>): Promise<void> {
  const [found] = await raw<{ role: string; login: string }[]>`
    select current_user::text as role, session_user::text as login`
  if (found?.role === 'milepost_app') return
  throw new CannotStart(
    `DATABASE_URL acts as ${found?.role}, past row level security. Behind a pooler, give its user the ` +
      `role for good: grant milepost_app to ${found?.login}; alter role ${found?.login} set role = ` +
      "'milepost_app' (db/scale-out.md)",
  )
}
