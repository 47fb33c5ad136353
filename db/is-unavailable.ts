/** No connection could be had in time, or the database is known not to answer. */
export class DatabaseUnavailable extends Error {
  readonly code = 'DATABASE_UNAVAILABLE'
}

/** The server has closed the connection; another one may well be had at once. */
export class ConnectionEnded extends Error {
  readonly code = 'CONNECTION_ENDED'

  constructor() {
    super('The database has closed the connection')
  }
}

/** Too many connections: of the server, of the database, of the role. */
export const tooManyConnections = '53300'

const unavailableCodes = [
  // Connection exceptions, lack of resources (a full disk, too many connections), server shutting down or starting.
  /^(08|53|57P0)/,
  // Cancelled by statement_timeout, by lock_timeout, by idle_in_transaction_session_timeout.
  /^(57014|55P03|25P03)$/,
  // Lost a race more often than it is tried again (with-retries.ts).
  /^(40P01|40001)$/,
  // Input or output failed, as on a full or broken disk.
  /^58/,
  /^(DATABASE_UNAVAILABLE|CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/,
]

/**
 * Whether the same call may well succeed in a moment: the database is gone, full, starting or too slow.
 * Whatever failed this way may be sent again; whether it was stored is not known.
 */
export function isUnavailable(error: unknown): boolean {
  return codesOf(error).some((code) => unavailableCodes.some((pattern) => pattern.test(code)))
}

/** SQLSTATE or Node's code, of the error and of what caused it: drizzle wraps the driver's error. */
export function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at = error; at instanceof Error && codes.length < 5; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code)
  }
  return codes
}
