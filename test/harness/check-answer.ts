import { problemSchema } from '#contract/problem'
import type { Hono } from 'hono'
import { expect } from 'vitest'
import type { AppEnv } from '../../api/app-deps.ts'
import { matchesPath } from '../../api/middleware/answer-unknown.ts'
import { listDescribedRoutes } from '../../api/openapi/list-described-routes.ts'

/** Fails the test when an answer is not what the OpenAPI document promises for its route. */
export async function checkAnswer(
  app: Hono<AppEnv>,
  { method, path, answer }: { method: string; path: string; answer: Response },
): Promise<void> {
  const { pathname } = new URL(path, 'http://localhost')
  const route = listDescribedRoutes(app).find(
    (each) => each.method === method && matchesPath(each.path, pathname),
  )
  if (answer.status >= 400) {
    if (!/\bjson\b/.test(answer.headers.get('content-type') ?? '')) return
    problemSchema.parse(await answer.json())
    return
  }
  if (!route || !/\bjson\b/.test(answer.headers.get('content-type') ?? '')) return
  const { description } = route
  expect(answer.status, `${method} ${route.path}`).toBe(description.status ?? 200)
  if (!description.answer) return
  const result = description.answer.safeParse(await answer.json())
  if (!result.success) {
    throw new Error(
      `${method} ${route.path} answers otherwise than described: ${result.error.message}`,
    )
  }
}
