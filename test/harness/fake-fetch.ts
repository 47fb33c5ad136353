import { requestCodes, type RequestCode } from '#contract/codes'
import type { Problem } from '#contract/problem'

export interface FakeFetch {
  fetch: typeof fetch
  /** Every request so far, as `GET /api/v1/me?x=1`. */
  asked: string[]
}

/** An object, a Response, or a promise of either: all of them are objects to the compiler. */
type Answer = (url: URL, sent: { method: string; body: unknown }) => object

/**
 * A network whose answers are decided by path. What no answer is given for is `not_found`; an
 * answer may be a plain object, sent as JSON, or a whole Response such as `refusal(…)`.
 */
export function createFakeFetch(answers: Readonly<Record<string, Answer>>): FakeFetch {
  const asked: string[] = []
  const fakeFetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://console.test')
    const method = init?.method ?? 'GET'
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push(`${method} ${url.pathname}${url.search}`)
    const answer = await Promise.resolve(
      answers[url.pathname]?.(url, { method, body }) ?? refusal('not_found'),
    )
    return answer instanceof Response ? answer : Response.json(answer)
  }
  return { fetch: fakeFetch, asked }
}

/** The problem+json of a code, as the server sends it. */
export function refusal(code: RequestCode, errors?: Problem['errors']): Response {
  const { status, sentence, fix } = requestCodes[code]
  const problem: Problem = {
    type: `https://milepost.test/api/docs#${code}`,
    title: sentence,
    status,
    code,
    fix,
    requestId: 'req-1',
    ...(errors ? { errors } : {}),
    error: { code, message: sentence },
  }
  return Response.json(problem, { status })
}
