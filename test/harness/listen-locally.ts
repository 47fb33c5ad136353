import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An HTTP server on the loopback address. */
export interface LocalServer {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  url: string
  /** Cuts the connections that are still open. */
  close(): Promise<void>
}

/** Lets a server listen, on any free port unless told one. Rejects when the port is taken. */
export async function listenLocally(server: Server, port = 0): Promise<LocalServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
