import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { listenLocally, type LocalServer } from './listen-locally.ts'

type FetchCallback = Parameters<typeof getRequestListener>[0]

/** Serves a test's application to browsers and clients. Close it before the application. */
export async function serveApp(app: { fetch: FetchCallback }): Promise<LocalServer> {
  const listener = getRequestListener((request, env) => app.fetch(request, env))
  return listenLocally(createServer((request, response) => void listener(request, response)))
}
