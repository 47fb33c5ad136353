import { createServer, type OutgoingHttpHeaders } from 'node:http'
import { listenLocally } from './listen-locally.ts'

/** A page of somebody else's product, on an origin of its own. */
export interface HostPage {
  /** `http://127.0.0.1:<port>/` */
  url: string
  close(): Promise<void>
}

export interface HostPageOptions {
  /** The page, the same at every path: products route by themselves. */
  html: string
  /** The headers under test, such as a Content-Security-Policy. */
  headers?: OutgoingHttpHeaders
  /** What else the page asks for, by path: scripts, styles, an API of its own. */
  files?: Record<string, { body: string; type: string }>
}

/** Serves a host page on an ephemeral port. Close it when done. */
export async function openHostPage({
  html,
  headers = {},
  files = {},
}: HostPageOptions): Promise<HostPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const file = files[pathname]
    const type = file?.type ?? 'text/html; charset=utf-8'
    response.writeHead(200, { 'content-type': type, ...headers }).end(file?.body ?? html)
  })
  const { url, close } = await listenLocally(server)
  return { url: `${url}/`, close }
}
