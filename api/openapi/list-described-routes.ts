import type { Hono } from 'hono'
import type { AppEnv } from '../app-deps.ts'
import { findDescription, type RouteDescription } from './describe-route.ts'

export interface DescribedRoute {
  /** Upper case. */
  method: string
  /** Whole, as Hono writes it: `/api/v1/guides/:key`. */
  path: string
  description: RouteDescription
}

/** Every route of the application that says what it does, in the order of mounting. */
export function listDescribedRoutes(app: Hono<AppEnv>): DescribedRoute[] {
  return app.routes.flatMap(({ method, path, handler }) => {
    const description = findDescription(handler)
    return description ? [{ method, path, description }] : []
  })
}
