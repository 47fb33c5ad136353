import type { Problem } from '#contract/problem'

/**
 * A request that was refused or did not arrive. `code` is one of `api/contract/codes.ts`, or
 * `network` when no answer came. `sentence` and `fix` are the server's own words, in English.
 */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly sentence: string
  readonly fix: string
  readonly requestId: string | null
  /** Which fields are to blame, path as `steps.0.title`. */
  readonly errors: readonly { path: string; message: string }[]
  /** What the server would take instead: a colour, `#rrggbb`. */
  readonly suggestion: string | null

  constructor(facts: {
    code: string
    status: number
    sentence?: string
    fix?: string
    requestId?: string | null
    errors?: readonly { path: string; message: string }[]
    suggestion?: string | null
  }) {
    super(facts.sentence ?? facts.code)
    this.name = 'ApiProblem'
    this.code = facts.code
    this.status = facts.status
    this.sentence = facts.sentence ?? ''
    this.fix = facts.fix ?? ''
    this.requestId = facts.requestId ?? null
    this.errors = facts.errors ?? []
    this.suggestion = facts.suggestion ?? null
  }

  /** From an answer that is not 2xx; a body that is no problem+json becomes `internal`. */
  static async fromResponse(response: Response): Promise<ApiProblem> {
    const body = await response.json().catch((): null => null)
    const problem: Partial<Problem> = typeof body === 'object' && body !== null ? body : {}
    return new ApiProblem({
      code: typeof problem.code === 'string' ? problem.code : codeOfStatus(response.status),
      status: response.status,
      ...(problem.title === undefined ? {} : { sentence: problem.detail ?? problem.title }),
      ...(problem.fix === undefined ? {} : { fix: problem.fix }),
      requestId: problem.requestId ?? response.headers.get('x-request-id'),
      errors: problem.errors ?? [],
      suggestion: problem.suggestion ?? null,
    })
  }
}

/** Proxies between us and the server answer in HTML; the status is all they tell. */
function codeOfStatus(status: number): string {
  if (status === 401) return 'not_signed_in'
  if (status === 403) return 'not_allowed'
  if (status === 404) return 'not_found'
  if (status === 429) return 'too_many_requests'
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal'
}
