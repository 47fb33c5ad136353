import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { requestCodes, type RequestCode } from '#contract/codes'
import { uuidv7 } from 'uuidv7'
import { AppError, toProblem } from './errors.ts'

const codeOfNode: Record<string, RequestCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/**
 * Answers on the socket what Node could not read as a request, or not in time, in the form that all
 * refusals have, and ends the connection.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const { status, headers, body } = toAnswer(codeOfNode[error.code ?? ''] ?? 'malformed_request')
  const head = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      `${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}connection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  )
}

/** The same for what reads as HTTP but makes no address, such as a host of two words. */
export function answerUnreadableRequest(): Response {
  const { status, headers, body } = toAnswer('malformed_request')
  return new Response(body, { status, headers })
}

function toAnswer(code: RequestCode) {
  const requestId = uuidv7()
  return {
    status: requestCodes[code].status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
    body: JSON.stringify(toProblem(new AppError(code), { requestId, publicUrl: '' })),
  }
}
