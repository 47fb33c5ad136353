import type { TestApp } from './test-app.ts'
import type { TestRequest } from './new-environment.ts'

/** A console session: asks with the cookie and as a page of our own would. */
export interface TestSession {
  cookie: string
  request(path: string, init?: TestRequest): Promise<Response>
}

export async function signIn(
  testApp: TestApp,
  credentials: { email: string; password: string },
): Promise<TestSession> {
  const answer = await testApp.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return {
    cookie,
    request: (path, { method, body, headers } = {}) =>
      testApp.request(path, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          cookie,
          'sec-fetch-site': 'same-origin',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}
