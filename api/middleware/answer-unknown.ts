import type { Hono, NotFoundHandler } from 'hono'
import type { AppEnv } from '../app-deps.ts'
import { AppError, notFound } from '../errors.ts'
import { listDescribedRoutes } from '../openapi/list-described-routes.ts'

/** No such address, or none that takes this method; then Allow names those it takes. */
export function answerUnknown(app: Hono<AppEnv>): NotFoundHandler<AppEnv> {
  return (c) => {
    const methods = listDescribedRoutes(app)
      .filter(({ path }) => matchesPath(path, c.req.path))
      .map(({ method }) => method)
    if (methods.length === 0 || methods.includes(c.req.method)) {
      throw notFound('address', c.req.path)
    }
    throw new AppError('method_not_allowed', {
      headers: { allow: [...new Set([...methods, 'OPTIONS'])].join(', ') },
    })
  }
}

/** Whether a path as Hono writes it (`/guides/:key`) means this address. */
export function matchesPath(pattern: string, path: string): boolean {
  const parts = pattern.split('/')
  const given = path.split('/')
  return (
    parts.length === given.length &&
    parts.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]))
  )
}
