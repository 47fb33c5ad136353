import type { UpsertResponse } from '#contract/account'
import { requestCodes } from '#contract/codes'
import type { z } from 'zod'
import { AppError } from '../errors.ts'

export type UpsertResult = UpsertResponse['results'][number]

/** So many rows a request. */
export const upsertRows = 1_000

/** A row that was read, with its place in the request; the others are refused already. */
export interface ReadRow<Input> {
  index: number
  input: Input
}

/** One bad row does not refuse its siblings, so each is read by itself. */
export function readRows<Input>(
  schema: z.ZodType<Input>,
  rows: readonly unknown[],
): { good: ReadRow<Input>[]; refused: UpsertResult[] } {
  const good: ReadRow<Input>[] = []
  const refused: UpsertResult[] = []
  for (const [index, row] of rows.entries()) {
    const result = schema.safeParse(row)
    if (result.success) {
      good.push({ index, input: result.data })
      continue
    }
    const message = result.error.issues
      .map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
      .join('; ')
    refused.push({ index, id: idOf(row), status: 'rejected', code: 'invalid_input', message })
  }
  return { good, refused }
}

export function erasedResult(index: number, id: string): UpsertResult {
  const { sentence } = requestCodes.already_erased
  return { index, id, status: 'rejected', code: 'already_erased', message: sentence }
}

/** For the routes of one row: a refused row is a refused request. */
export function onlyResult({ results: [result] }: UpsertResponse): UpsertResult {
  if (result?.code === 'already_erased') throw new AppError('already_erased')
  if (!result || result.status === 'rejected') {
    throw new AppError('invalid_input', { detail: result?.message ?? 'Nothing was sent.' })
  }
  return result
}

/** Said of a row that a re-signup sent. */
export const reSignUp = 'An earlier start is declared: nothing of a later one applies.'

function idOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return ''
  const { id, userId } = row as { id?: unknown; userId?: unknown }
  return typeof id === 'string' ? id : typeof userId === 'string' ? userId : ''
}
