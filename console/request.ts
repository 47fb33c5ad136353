import { ApiProblem } from './api-problem.ts'

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Left-out and null values do not appear in the address. */
  query?: Readonly<Record<string, string | number | boolean | null | undefined>>
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * One JSON request to our own origin, with the session cookie. Throws `ApiProblem` for every
 * refusal and for no answer; an abort stays an `AbortError`.
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, signal } = options
  let response: Response
  try {
    response = await fetch(path + queryString(options.query ?? {}), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem({ code: 'network', status: 0 })
  }
  if (!response.ok) throw await ApiProblem.fromResponse(response)
  if (response.status === 204) return undefined as Answer
  // The contract test holds the server to these shapes; the page does not parse them again.
  return (await response.json()) as Answer
}

/** `?a=1&b=2`, or nothing. Left-out and null values do not appear. */
export function queryString(query: NonNullable<RequestOptions['query']>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}
