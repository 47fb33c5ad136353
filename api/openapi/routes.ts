import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { docsContentPolicy, docsPage } from './docs-page.ts'
import type { JsonSchema } from './json-schemas.ts'
import { listDescribedRoutes } from './list-described-routes.ts'
import { openApiDocument } from './openapi-document.ts'

/** The API described, for machines and for people. Mounted last, it describes what is mounted by then. */
export function openApiRoutes(app: Hono<AppEnv>, { publicUrl }: AppDeps): Hono<AppEnv> {
  let document: JsonSchema | undefined
  return new Hono<AppEnv>()
    .get('/openapi.json', (c) => {
      document ??= openApiDocument(listDescribedRoutes(app), { publicUrl })
      return c.json(document, 200, { 'access-control-allow-origin': '*' })
    })
    .get('/docs', (c) =>
      c.html(docsPage(listDescribedRoutes(app)), 200, {
        'content-security-policy': docsContentPolicy,
      }),
    )
}
