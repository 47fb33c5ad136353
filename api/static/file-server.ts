import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { AppEnv } from '../app-deps.ts'
import { notFound } from '../errors.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const COMPRESSED = /\.(css|html|js|json|svg|map)$/
/** A file that names its own hash never changes: `tour.a1b2c3d4e5.js`. */
const HASHED = /\.[0-9a-z]{10}\.[a-z0-9]+$/
const IMMUTABLE = 'public, max-age=31536000, immutable'

interface ServedFile {
  changedMs: number
  etag: string
  plain: Buffer
  br?: Buffer
  gzip?: Buffer
}

export type FileServer = (
  c: Context<AppEnv>,
  name: string,
  headers?: Record<string, string>,
) => Promise<Response>

/**
 * Answers with files of one folder, compressed once and kept in memory. Hashed names are immutable,
 * the others are asked for again each time (ETag) unless `headers` says otherwise.
 */
export function createFileServer(folder: string): FileServer {
  const files = new Map<string, ServedFile>()
  return async (c, name, headers = {}) => {
    if (!/^[\w-]+(\.[\w-]+)+$/.test(name)) throw notFound('file', name)
    const file = await load(files, folder, name)
    if (!file) throw notFound('file', name)
    const shared: Record<string, string> = {
      'cache-control': HASHED.test(name) ? IMMUTABLE : 'no-cache',
      etag: file.etag,
      vary: 'accept-encoding',
      ...headers,
    }
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, shared)
    const accepted = c.req.header('accept-encoding') ?? ''
    const encoding =
      file.br && /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : ''
    const bytes = (encoding && file[encoding]) || file.plain
    return c.body(new Uint8Array(bytes), 200, {
      ...shared,
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      ...(encoding && file[encoding] ? { 'content-encoding': encoding } : {}),
    })
  }
}

async function load(
  files: Map<string, ServedFile>,
  folder: string,
  name: string,
): Promise<ServedFile | undefined> {
  const path = join(folder, name)
  const changedMs = await stat(path).then(
    (found) => (found.isFile() ? found.mtimeMs : undefined),
    () => undefined,
  )
  if (changedMs === undefined) return undefined
  const known = files.get(name)
  if (known?.changedMs === changedMs) return known
  const plain = await readFile(path)
  const file: ServedFile = { changedMs, plain, etag: `"${hash(plain)}"` }
  if (COMPRESSED.test(name)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    file.br = await promisify(brotliCompress)(plain, { params })
    file.gzip = await promisify(gzip)(plain, { level: 9 })
  }
  files.set(name, file)
  return file
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}
