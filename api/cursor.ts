import { z } from 'zod'
import { invalidQuery } from './errors.ts'

/** A place in a list: what it is ordered by, and the id that decides among equals. */
export interface Cursor {
  value: string | number
  id: string
}

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.string()])

/** Opaque to clients. */
export function toCursorText({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Throws `invalid_input` for what is no cursor of ours. */
export function fromCursorText(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    const [value, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { value, id }
  } catch {
    throw invalidQuery({ path: 'cursor', message: 'Send the nextCursor of the answer before' })
  }
}
