import type { Context } from 'hono'
import type { AppEnv } from '../app-deps.ts'
import { AppError, invalidInput } from '../errors.ts'
import { isStorableText } from '../storable-text.ts'
import { readBytes } from './read-bytes.ts'

/** Of management requests; ingest reads its own. */
const MAX_BYTES = 1024 * 1024
const MAX_DEPTH = 64

/**
 * The body as JSON, of at most 1 MiB. Throws `invalid_json`, `payload_too_large`, and `invalid_input` for
 * text and numbers that the database cannot hold.
 */
export async function readJsonBody(c: Context<AppEnv>): Promise<unknown> {
  const bytes = await readBytes(c.req.raw, MAX_BYTES, 'The body is larger than 1 MiB.')
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('invalid_json')
  }
  checkStorable(body, [])
  return body
}

function checkStorable(value: unknown, path: (string | number)[]): void {
  const refuse = (message: string) => invalidInput({ path: path.join('.'), message })
  if (typeof value === 'string' && !isStorableText(value)) {
    throw refuse('Holds a character that cannot be stored (U+0000 or half a surrogate pair)')
  }
  // 1e400 is read as infinite, and would be written as null.
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw refuse('Is a number too large to be kept')
  }
  if (typeof value !== 'object' || value === null) return
  if (path.length >= MAX_DEPTH) throw refuse('Is nested too deeply')
  for (const [key, child] of Object.entries(value)) {
    if (!isStorableText(key)) throw refuse('Has a name that cannot be stored')
    checkStorable(child, [...path, key])
  }
}
