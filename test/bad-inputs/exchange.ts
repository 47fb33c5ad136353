import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'

/** What came back for one request. */
export interface Answer {
  status: number
  headers: Record<string, string>
  text: string
  /** Undefined where the text is no JSON. */
  json: unknown
  ms: number
}

export interface Sending {
  method: string
  path: string
  headers: Record<string, string>
  body?: Buffer
  /** Without a length, in chunks. */
  isChunked?: boolean
}

/**
 * Sends one request as it is, on a connection of its own. An answer that comes before the body is
 * sent counts. Rejects when the connection ends without one.
 */
export function exchange(
  url: string,
  { method, path, headers, body, isChunked }: Sending,
): Promise<Answer> {
  const startedMs = performance.now()
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, {
      method,
      path,
      agent: false,
      headers: {
        ...headers,
        ...(body === undefined
          ? {}
          : isChunked
            ? { 'transfer-encoding': 'chunked' }
            : { 'content-length': String(body.length) }),
      },
    })
    let isAnswered = false
    request.on('error', (error) => {
      // The rest of a body that nobody wants any more.
      if (!isAnswered) reject(error)
    })
    request.on('response', (response) => {
      isAnswered = true
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(flat) as Record<string, string>,
          ...readText(Buffer.concat(chunks).toString()),
          ms: performance.now() - startedMs,
        })
      })
    })
    request.end(body)
  })
}

/** How a client behaves once it has sent its first bytes. */
export type Manner = { destroyAfterMs: number } | { dripEveryMs: number } | undefined

/** Sends bytes as they are and reads until the connection ends; undefined where nothing came. */
export function exchangeRaw(
  url: string,
  text: string,
  manner?: Manner,
): Promise<Answer | undefined> {
  const { hostname, port } = new URL(url)
  const startedMs = performance.now()
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    let timer: NodeJS.Timeout | undefined
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A reset is an end as well; what was read before counts.
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      clearInterval(timer)
      resolve(readRaw(Buffer.concat(chunks).toString(), performance.now() - startedMs))
    })
    socket.write(text)
    if (manner && 'destroyAfterMs' in manner) {
      timer = setTimeout(() => socket.destroy(), manner.destroyAfterMs)
    } else if (manner) {
      timer = setInterval(() => socket.writable && socket.write('x'), manner.dripEveryMs)
    }
  })
}

function readRaw(text: string, ms: number): Answer | undefined {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const status = Number(line.split(' ')[1])
  if (!status) return undefined
  const headers = lines.map((one) => {
    const colon = one.indexOf(':')
    return [one.slice(0, colon).toLowerCase(), one.slice(colon + 1).trim()]
  })
  return {
    status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...readText(rest.join('\r\n\r\n')),
    ms,
  }
}

function readText(text: string): { text: string; json: unknown } {
  try {
    return { text, json: JSON.parse(text) }
  } catch {
    return { text, json: undefined }
  }
}
