import { join } from 'node:path'
import { Hono } from 'hono'
import type { AppDeps, AppEnv } from '../app-deps.ts'
import { pageContentPolicy } from './page-content-policy.ts'
import { createFileServer } from './file-server.ts'

/** What the build left in dist: the SDK for any origin, the console and the demo's files for ours. */
export function staticRoutes({ distFolder }: AppDeps): Hono<AppEnv> {
  const sdk = createFileServer(join(distFolder, 'sdk'))
  const console = createFileServer(join(distFolder, 'console'))
  const demo = createFileServer(join(distFolder, 'demo'))
  const app = new Hono<AppEnv>()
    .get('/sdk/:file', (c) => {
      const file = c.req.param('file')
      return sdk(c, file, {
        // Any page may load it, with SRI (`crossorigin`) and from isolated pages as well.
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'timing-allow-origin': '*',
        ...(file === 'milepost.js' ? { 'cache-control': 'public, max-age=300' } : {}),
      })
    })
    .get('/console/:file', (c) => console(c, c.req.param('file')))
    .get('/demo/assets/:file', (c) => demo(c, c.req.param('file')))
  // One page; which of its screens is decided by its own router.
  for (const path of ['/', '/sign-in', '/w/*']) {
    app.get(path, (c) => console(c, 'index.html', { 'content-security-policy': pageContentPolicy }))
  }
  return app
}
