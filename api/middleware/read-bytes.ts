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
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge()
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
