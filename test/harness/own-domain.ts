import { createServer, request as askServer, type OutgoingHttpHeaders } from 'node:http'
import { listenLocally } from './listen-locally.ts'

/** A vendor's own site: a page, and Milepost below a path of the same origin. */
export interface OwnDomain {
  /** `http://127.0.0.1:<port>/` */
  url: string
  /** What was asked of Milepost through it, with the path as the page wrote it. */
  asked: string[]
  close(): Promise<void>
}

export interface OwnDomainOptions {
  /** The page, the same at every path outside of `below`. */
  html: string
  /** Of the page, such as a Content-Security-Policy. */
  headers?: OutgoingHttpHeaders
  /** What is proxied, without a trailing slash: `/mp`. */
  below: string
  /** Where Milepost answers. */
  milepostUrl: string
}

/**
 * Serves a page and proxies what is below a path to Milepost, as `location /mp/ { proxy_pass …/; }` of
 * nginx does: the path prefix is taken away, X-Forwarded-For is added. Close it when done.
 */
export async function openOwnDomain({
  html,
  headers = {},
  below,
  milepostUrl,
}: OwnDomainOptions): Promise<OwnDomain> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { url = '/', method = 'GET' } = request
    if (!url.startsWith(`${below}/`)) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html)
      return
    }
    asked.push(`${method} ${url}`)
    const { host: _, ...kept } = request.headers
    const forwarded = [request.headers['x-forwarded-for'], request.socket.remoteAddress]
    const upstream = askServer(
      new URL(url.slice(below.length), milepostUrl),
      { method, headers: { ...kept, 'x-forwarded-for': forwarded.filter(Boolean).join(', ') } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    upstream.on('error', () => response.destroy())
    request.pipe(upstream)
  })
  const { url, close } = await listenLocally(server)
  return { url: `${url}/`, asked, close }
}
