import type { MiddlewareHandler } from 'hono'
import type { z } from 'zod'

/** What a route takes and gives, for the OpenAPI document and for the tests that hold it to that. */
export interface RouteDescription {
  tag: string
  summary: string
  /** Who may ask: `management` is a secret key or a member's session. */
  security: 'management' | 'member' | 'secret_key' | 'write_key' | 'none'
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** Of the answer with `status`; absent: any body, or none with 204. */
  answer?: z.ZodType
  /** Default 200. */
  status?: number
  /** Of the answer; default application/json. */
  contentType?: string
}

const descriptions = new WeakMap<object, RouteDescription>()

/**
 * Put before a route's handler, as middleware: says in the OpenAPI document what the route does, and
 * does nothing else. Every route under /api and /v1 has one (a guard test looks).
 */
export function describeRoute(description: RouteDescription): MiddlewareHandler {
  const handler: MiddlewareHandler = (_c, next) => next()
  descriptions.set(handler, description)
  return handler
}

/** The same on the handler itself, which spares requests that come by the thousand a step. */
export function describeHandler<Handler extends object>(
  description: RouteDescription,
  handler: Handler,
): Handler {
  descriptions.set(handler, description)
  return handler
}

export function findDescription(handler: object): RouteDescription | undefined {
  return descriptions.get(handler)
}
