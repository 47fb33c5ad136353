import { AppError } from '../errors.ts'

/** The body as it was sent, at most `maxBytes`; `payload_too_large` beyond, without reading on. */
export async function readBytes(
  request: Request,
  maxBytes: number,
  detail?: string,
): Promise<Buffer> {
  const tooLarge = () => new AppError('payload_too_large', detail === undefined ? {} : { detail })
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
