import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

export interface PostAnswer {
  status: number
  text: string
  retryAfter: string | null
}

/**
 * Posts JSON and reads the answer. Of hundreds of senders in one process `fetch` would measure itself: it
 * takes longer to send a request than the server to answer it.
 */
export function postJson(
  url: string,
  { key, body, signal }: { key: string; body: string; signal: AbortSignal },
): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        signal,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (text += chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const retryAfter = answer.headers['retry-after'] ?? null
          resolve({ status: answer.statusCode ?? 0, text, retryAfter })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
