// The edge cases as pages: `npm run dev` serves them beside the product, tests on a port of their own.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import { listenLocally } from '../../harness/listen-locally.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const sdkFolder = fileURLToPath(new URL('../../../dist/sdk/', import.meta.url))

/** Nothing but the host's own files: no inline style or script, no string made into code. */
const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html"
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

/** Every case: its file without `.html`, what it is called and what must be seen. */
export function listCases(): { name: string; title: string; see: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8')
      const between = (start: RegExp, end: string) =>
        html.split(start)[1]!.split(end)[0]!.replace(/\s+/g, ' ').trim()
      return {
        name: basename(file, '.html'),
        title: between(/<title>/, '</title>'),
        see: between(/<p class="see"[^>]*>/, '</p>'),
      }
    })
}

/** Serves the cases, an index of them and the built SDK on a port; 0 takes any. Close it when done. */
export async function serveCases(port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    if (pathname === '/favicon.ico') return void response.writeHead(204).end()
    try {
      const { body, type } = answer(pathname)
      const policy = pathname === '/strict-csp.html' ? STRICT_POLICY : undefined
      response
        .writeHead(200, {
          'content-type': type,
          'cache-control': 'no-store',
          ...(policy ? { 'content-security-policy': policy } : {}),
        })
        .end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  const { url, close } = await listenLocally(server, port)
  return { url: `${url}/`, close }
}

function answer(pathname: string): { body: string | Buffer; type: string } {
  if (pathname === '/') return { body: indexPage(), type: TYPES['.html']! }
  const [, inner, file = ''] = /^\/(sdk\/|parts\/)?([\w.-]+)$/.exec(pathname) ?? []
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  if (inner === 'sdk/') return { body: readFileSync(join(sdkFolder, file)), type }
  if (file !== 'case.js') return { body: readFileSync(join(folder, inner ?? '', file)), type }
  const code = readFileSync(join(folder, 'case.ts'), 'utf8')
  return { body: transformSync(code, { loader: 'ts', target: 'es2022' }).code, type }
}

function indexPage(): string {
  const rows = listCases().map(
    ({ name, title, see }) => `<li><a href="/${name}.html">${title}</a><br>${see}</li>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Edge cases</title>
<link rel="stylesheet" href="/case.css"><h1>Edge cases</h1>
<p>Each page is one kind of trouble that host pages make, with a line that says what must be seen.</p>
<ol>${rows.join('')}</ol></html>`
}

// Run by itself: for people.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await serveCases(Number(process.env.EDGE_CASES_PORT ?? 4401))
  console.log(`Edge cases of host pages: ${url}`)
}
