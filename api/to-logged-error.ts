/** An error as it may stand in a log. */
export interface LoggedError {
  type: string
  message: string
  code?: string
  /** Frames only. */
  stack: string[]
  cause?: LoggedError
}

const MAX_CAUSES = 4

/**
 * An error with its causes, without the values of a failed query: they may be session tokens, or what
 * people typed. Drizzle writes them into its message.
 */
export function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: [] }
  return {
    type: error.name,
    message: error.message.replace(/\nparams:[\s\S]*/, ''),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause === undefined || depth === MAX_CAUSES
      ? {}
      : { cause: toLoggedError(error.cause, depth + 1) }),
  }
}
