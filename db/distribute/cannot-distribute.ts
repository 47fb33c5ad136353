/** Why a database was not distributed: nothing was changed by then. */
export class CannotDistribute extends Error {
  override name = 'CannotDistribute'
  readonly code: CannotDistributeCode

  constructor(code: CannotDistributeCode, message: string) {
    super(message)
    this.code = code
  }
}

export type CannotDistributeCode =
  | 'database_url_missing'
  | 'shards_invalid'
  | 'not_migrated'
  | 'cannot_be_distributed'
  | 'not_superuser'
  | 'citus_missing'
  | 'coordinator_unknown'
  | 'no_workers'
