import { cors } from 'hono/cors'

/**
 * The intake answers pages of any origin: keys in pages are public, no cookie is read. Segment's browser
 * client sends Authorization, so browsers ask first; the answer is good for a day.
 */
export const allowAnyOrigin = cors({
  origin: '*',
  allowMethods: ['POST', 'GET', 'OPTIONS'],
  allowHeaders: ['authorization', 'content-type', 'content-encoding', 'x-retry-count'],
  exposeHeaders: ['retry-after', 'x-request-id'],
  maxAge: 86_400,
})
