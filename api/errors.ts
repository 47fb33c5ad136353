import { requestCodes, type RequestCode } from '#contract/codes'
import type { Problem } from '#contract/problem'
import type { ErrorHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { codesOf, isUnavailable } from '../db/is-unavailable.ts'
import type { AppDeps, AppEnv } from './app-deps.ts'
import type { Metrics } from './health/metrics.ts'
import { toLoggedError } from './to-logged-error.ts'

export type FieldErrors = NonNullable<Problem['errors']>

/** The one way to refuse a request: thrown anywhere, turned into an answer once. */
export class AppError extends Error {
  readonly code: RequestCode
  readonly errors: FieldErrors | undefined
  readonly detail: string | undefined
  /** What would be taken instead. */
  readonly suggestion: string | undefined
  readonly headers: Record<string, string>

  constructor(
    code: RequestCode,
    {
      errors,
      detail,
      suggestion,
      headers = {},
    }: {
      errors?: FieldErrors
      detail?: string
      suggestion?: string
      headers?: Record<string, string>
    } = {},
  ) {
    super(detail ?? requestCodes[code].sentence)
    this.code = code
    this.errors = errors
    this.detail = detail
    this.suggestion = suggestion
    this.headers = headers
  }
}

export function notFound(kind: string, id: string): AppError {
  return new AppError('not_found', { detail: `There is no ${kind} "${id}" here.` })
}

/** What a schema found wrong, field by field. */
export function toFieldErrors(error: {
  issues: readonly { path: PropertyKey[]; message: string }[]
}): FieldErrors {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
}

export function invalidInput(...errors: FieldErrors): AppError {
  return new AppError('invalid_input', { errors })
}

/** The same for parameters of the address. */
export function invalidQuery(...errors: FieldErrors): AppError {
  return new AppError('invalid_query', { errors })
}

/** Turns whatever was thrown into problem+json. What we do not know is logged whole and told to nobody. */
export function answerError({
  log,
  publicUrl,
  metrics,
}: AppDeps & { metrics: Metrics }): ErrorHandler<AppEnv> {
  return (error, c) => {
    const requestId = c.get('requestId')
    const known = toAppError(error)
    metrics.countRefused(known.code)
    if (known.code === 'internal' || known.code === 'unavailable') {
      log.error({ error: toLoggedError(error), requestId, path: c.req.path }, known.code)
    }
    const { status } = requestCodes[known.code]
    return c.body(JSON.stringify(toProblem(known, { requestId, publicUrl })), {
      status: status as ContentfulStatusCode,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'cache-control': 'no-store',
        ...(status === 503 ? { 'retry-after': '2' } : {}),
        ...known.headers,
      },
    })
  }
}

/** The body of a refusal. `publicUrl` may be empty: the address of the page is relative then. */
export function toProblem(
  error: AppError,
  { requestId, publicUrl }: { requestId: string; publicUrl: string },
): Problem {
  const { status, sentence, fix } = requestCodes[error.code]
  return {
    type: `${publicUrl}/api/docs#${error.code}`,
    title: sentence,
    status,
    code: error.code,
    fix,
    ...(error.detail ? { detail: error.detail } : {}),
    requestId,
    ...(error.errors ? { errors: error.errors } : {}),
    ...(error.suggestion ? { suggestion: error.suggestion } : {}),
    error: { code: error.code, message: error.detail ?? sentence },
  }
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isUnavailable(error)) return new AppError('unavailable')
  // A text that PostgreSQL cannot hold (NUL, half a surrogate pair, a date beyond its calendar).
  if (codesOf(error).some((code) => code.startsWith('22'))) return new AppError('invalid_input')
  return new AppError('internal')
}
