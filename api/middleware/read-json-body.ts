import type { Context } from 'hono'
import type { AppEnv } from '../app-deps.ts'
import { AppError, invalidInput } from '../errors.ts'

/** Of management requests; ingest reads its own. */
const MAX_BYTES = 1024 * 1024
const MAX_DEPTH = 64

/**
 * The body as JSON, of at most 1 MiB. Throws `invalid_json`, `body_too_large`, and `invalid_input` for
 * text that the database cannot hold.
 */
export async function readJsonBody(c: Context<AppEnv>): Promise<unknown> {
  const bytes = await readBytes(c.req.raw)
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('invalid_json')
  }
  checkStorable(body, [])
  return body
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = new AppError('payload_too_large', { detail: 'The body is larger than 1 MiB.' })
  if (Number(request.headers.get('content-length')) > MAX_BYTES) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** PostgreSQL holds neither U+0000 nor half a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text)
}

function checkStorable(value: unknown, path: (string | number)[]): void {
  const refuse = (message: string) => invalidInput({ path: path.join('.'), message })
  if (typeof value === 'string' && !isStorableText(value)) {
    throw refuse('Holds a character that cannot be stored (U+0000 or half a surrogate pair)')
  }
  if (typeof value !== 'object' || value === null) return
  if (path.length >= MAX_DEPTH) throw refuse('Is nested too deeply')
  for (const [key, child] of Object.entries(value)) {
    if (!isStorableText(key)) throw refuse('Has a name that cannot be stored')
    checkStorable(child, [...path, key])
  }
}
