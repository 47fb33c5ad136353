import { createHash } from 'node:crypto'
import { z } from 'zod'
import { invalidQuery } from '../errors.ts'

/**
 * How far a reader of Live events has come. Events commit in another order than they are received, so
 * the last seconds are read again each time, and what was shown of them is remembered.
 */
export interface LiveCursor {
  untilMs: number
  /** Short hashes of ids. */
  shown: ReadonlySet<string>
}

/** Longer than a commit takes, and than the clocks of two processes differ. */
export const overlapMs = 5_000
const REMEMBERED = 400

const cursorSchema = z.tuple([z.number(), z.array(z.string())])

export function toLiveCursorText({ untilMs, shown }: LiveCursor): string {
  return Buffer.from(JSON.stringify([untilMs, [...shown]])).toString('base64url')
}

export function fromLiveCursorText(text: string | undefined): LiveCursor | undefined {
  if (text === undefined) return undefined
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const [untilMs, shown] = cursorSchema.parse(json)
    return { untilMs, shown: new Set(shown) }
  } catch {
    throw invalidQuery({ path: 'after', message: 'Send the cursor of the answer before' })
  }
}

/** The cursor behind these rows, newest first, and whatever was shown before. */
export function nextLiveCursor(
  before: LiveCursor | undefined,
  rows: readonly { id: string; receivedAtMs: number }[],
  nowMs: number,
): LiveCursor {
  const untilMs = Math.max(before?.untilMs ?? nowMs, ...rows.map((row) => row.receivedAtMs))
  const shown = rows
    .filter(({ receivedAtMs }) => receivedAtMs > untilMs - overlapMs)
    .map(({ id }) => shortHash(id))
  return { untilMs, shown: new Set(shown.slice(0, REMEMBERED)) }
}

export function wasShown(cursor: LiveCursor | undefined, id: string): boolean {
  return cursor?.shown.has(shortHash(id)) ?? false
}

function shortHash(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 8)
}
