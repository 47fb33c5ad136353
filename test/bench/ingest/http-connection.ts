import { connect, type Socket } from 'node:net'

/**
 * One kept-alive HTTP/1.1 connection that sends a prepared request at a time and reads of its answer
 * the status alone. node:http would cost the sender more than the server's share of a request.
 */
export interface HttpConnection {
  /** Sends; resolves with the status when the whole answer is there. */
  send(request: Buffer): Promise<number>
  close(): void
}

/** Opens a connection. A `send` rejects when the connection is lost. */
export async function openHttpConnection(url: URL): Promise<HttpConnection> {
  const socket: Socket = connect(Number(url.port), url.hostname)
  socket.setNoDelay(true)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  let answered: ((status: number) => void) | undefined
  let failed: ((error: Error) => void) | undefined
  let received = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const answer = readAnswer(received)
    if (!answer) return
    received = Buffer.alloc(0)
    answered?.(answer.status)
  })
  socket.on('error', (error) => failed?.(error))
  socket.on('close', () => failed?.(new Error('the server closed the connection')))
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        answered = resolve
        failed = reject
        socket.write(request)
      }),
    close: () => void socket.destroy(),
  }
}

/** A request as bytes, made before the clock runs. */
export function toRequest(
  url: URL,
  { writeKey, body }: { writeKey: string; body: string },
): Buffer {
  return Buffer.from(
    [
      `POST ${url.pathname} HTTP/1.1`,
      `host: ${url.host}`,
      `authorization: Bearer ${writeKey}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}

/** Undefined until the answer is whole. */
function readAnswer(bytes: Buffer): { status: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  const isWhole =
    length === undefined
      ? bytes.subarray(-5).toString('latin1') === '0\r\n\r\n' || status === 204
      : bytes.length >= headEnd + 4 + Number(length)
  return isWhole ? { status } : undefined
}
