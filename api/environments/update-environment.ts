import { isTimeZone } from '#contract/rules/is-time-zone'
import type { Environment, environmentPatchSchema } from '#contract/workspace'
import { contrast } from '#contract/rules/contrast'
import { readableContrast, suggestAccent } from '#contract/rules/suggest-accent'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { TenantSql } from '../../db/client.ts'
import { environments } from '../../db/schema/environments.ts'
import { changeDefinition, everyDefinition } from '../definitions/change-definition.ts'
import { AppError, invalidInput, notFound } from '../errors.ts'
import { forgetKeys } from '../keys/find-key.ts'
import type { RequestContext } from '../request-context.ts'
import { toEnvironment } from './to-environment.ts'

type Patch = z.output<typeof environmentPatchSchema>

/** Changes settings. What days and activity depend on is counted again from history. */
export async function updateEnvironment(ctx: RequestContext, patch: Patch): Promise<Environment> {
  const { database, environment } = ctx
  checkPatch(patch)
  await changeDefinition(ctx, everyDefinition, async (sql) => {
    const before = await readDayRules(sql, environment.id)
    await writePatch(sql, environment.id, patch)
    const after = await readDayRules(sql, environment.id)
    return { result: undefined, change: before === after ? 'none' : 'rule' }
  })
  forgetKeys(database)
  const [row] = await database.control
    .select()
    .from(environments)
    .where(eq(environments.id, environment.id))
  if (!row) throw notFound('environment', environment.id)
  return toEnvironment(row)
}

async function readDayRules(sql: TenantSql, id: string): Promise<string | undefined> {
  const [row] = await sql<{ rules: string }[]>`
    select json_build_array(time_zone, week_start, passive_events)::text as rules
    from control.environments where id = ${id}`
  return row?.rules
}

/** A field left out keeps its value. */
async function writePatch(sql: TenantSql, id: string, patch: Patch): Promise<void> {
  const theme = patch.theme ? JSON.stringify(patch.theme) : null
  const frequency = patch.frequency ? JSON.stringify(patch.frequency) : null
  await sql`
    update control.environments set
      name = coalesce(${patch.name ?? null}, name),
      time_zone = coalesce(${patch.timeZone ?? null}, time_zone),
      week_start = coalesce(${patch.weekStart ?? null}, week_start),
      passive_events = coalesce(${patch.passiveEvents ?? null}::text[], passive_events),
      allowed_origins = coalesce(${patch.allowedOrigins ?? null}::text[], allowed_origins),
      theme = coalesce(${theme}::text::jsonb, theme),
      frequency = coalesce(${frequency}::text::jsonb, frequency),
      retention_days = case when ${patch.retentionDays !== undefined}
        then ${patch.retentionDays ?? null}::int else retention_days end
    where id = ${id}`
}

function checkPatch({ timeZone, allowedOrigins, theme }: Patch): void {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw invalidInput({
      path: 'timeZone',
      message: 'Not an IANA time zone, such as Europe/Berlin',
    })
  }
  for (const [i, origin] of (allowedOrigins ?? []).entries()) {
    if (!isOrigin(origin)) {
      throw invalidInput({
        path: `allowedOrigins.${i}`,
        message: 'Not an origin, such as https://app.example.com',
      })
    }
  }
  if (theme && contrast(theme.accent, '#ffffff') < readableContrast) {
    const suggestion = suggestAccent(theme.accent)
    throw new AppError('accent_contrast_too_low', {
      suggestion,
      errors: [{ path: 'theme.accent', message: `Too light on white: ${suggestion} would do` }],
    })
  }
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text && /^https?:/.test(text)
  } catch {
    return false
  }
}
