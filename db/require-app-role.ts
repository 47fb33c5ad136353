import { sql as sqlOf } from 'drizzle-orm'
import type { Database } from './client.ts'
import { CannotStart } from './embedded/cannot-start.ts'

/**
 * Throws CannotStart when statements are not those of milepost_app, to whom alone row level security
 * applies: a pooler keeps the role that connections ask for to itself. Asks on the connections of the
 * intake, which it so has before jobs and reports take all that a small server gives.
 */
export async function requireAppRole({ intake }: Pick<Database, 'intake'>): Promise<void> {
  const asked = 'select current_user::text as role, session_user::text as login'
  const [[found]] = await Promise.all([
    intake.withTenants([], (sql) => sql.unsafe<{ role: string; login: string }[]>(asked)),
    intake.control.execute(sqlOf.raw(asked)),
  ])
  if (found?.role === 'milepost_app') return
  throw new CannotStart(
    `DATABASE_URL acts as ${found?.role}, past row level security. Behind a pooler, give its user the ` +
      `role for good: grant milepost_app to ${found?.login}; alter role ${found?.login} set role = ` +
      "'milepost_app' (db/scale-out.md)",
  )
}
