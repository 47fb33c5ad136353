import { promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'
import { wireLimits } from '#contract/limits'
import { AppError } from '../errors.ts'
import { readBytes } from '../middleware/read-bytes.ts'

const decoders = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
])
/** Strict: a byte that is no UTF-8 would become U+FFFD, and make two ids one. A mark in front is skipped. */
const utf8 = new TextDecoder('utf-8', { fatal: true })
const maxBytes = wireLimits.requestBytes

/**
 * The body of an intake request as a JSON object, whatever its text content type (beacons send
 * text/plain), at most 512 KiB as sent and as unpacked. Throws `unsupported_media_type`,
 * `unsupported_encoding`, `decode_error`, `payload_too_large`, `invalid_json`.
 */
export async function readIngestBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application|text)\/|^$/.test(type)) throw new AppError('unsupported_media_type')
  const sent = await readBytes(request, maxBytes)
  const text = await unpack(sent, request.headers.get('content-encoding'))
  let body: unknown
  try {
    body = JSON.parse(utf8.decode(text))
  } catch {
    throw new AppError('invalid_json')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('invalid_json', { detail: 'The body is not a JSON object.' })
  }
  return body as Record<string, unknown>
}

async function unpack(bytes: Buffer, header: string | null): Promise<Buffer> {
  const encoding = header?.trim().toLowerCase() ?? ''
  if (encoding === '' || encoding === 'identity') return bytes
  const decode = decoders.get(encoding)
  if (!decode) throw new AppError('unsupported_encoding')
  try {
    // zlib stops at the limit, so that a bomb costs no more than a body of that size.
    return await decode(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    throw new AppError(isTooLarge ? 'payload_too_large' : 'decode_error')
  }
}
