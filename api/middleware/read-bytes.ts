import { AppError } from '../errors.ts'

/**
 * The body as it was sent, at most `maxBytes`. Throws `payload_too_large` beyond, without reading on,
 * and `incomplete_body` when the sender goes away half-way.
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
  detail?: string,
): Promise<Buffer> {
  const tooLarge = () => new AppError('payload_too_large', detail === undefined ? {} : { detail })
  const length = request.headers.get('content-length')
  if (Number(length) > maxBytes) throw tooLarge()
  // The parser holds a sender to the length it says. A stream of the Fetch API would cost more than
  // all else that is done for a small request.
  if (length !== null) {
    return request.arrayBuffer().then(Buffer.from, () => {
      throw new AppError('incomplete_body')
    })
  }
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('incomplete_body')
  }
  return Buffer.concat(chunks)
}
