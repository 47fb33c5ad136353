import { createHash } from 'node:crypto'
import { requestCodes, eventCodes } from '#contract/codes'
import type { DescribedRoute } from './list-described-routes.ts'

const style = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; text-transform: capitalize; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }
a { color: light-dark(#4338ca, #a5b4fc); }
`

/** The page's policy: nothing but its own style. */
export const docsContentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What there is to ask and what can be refused, for people; machines read /api/openapi.json. Pure. */
export function docsPage(routes: readonly DescribedRoute[]): string {
  const tags = [...new Set(routes.map(({ description }) => description.tag))]
  const sections = tags.map((tag) => {
    const rows = routes
      .filter(({ description }) => description.tag === tag)
      .map(({ method, path, description }) => [
        code(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
        escape(description.summary),
        escape(ways[description.security]),
      ])
    return `<h2>${escape(tag)}</h2>${table(['Address', 'What it does', 'Who may'], rows)}`
  })
  const codeRows = Object.entries({ ...requestCodes, ...eventCodes }).map(
    ([name, { status, sentence, fix }]) => [
      `<span id="${name}">${code(name)}</span>`,
      escape(`${sentence} ${fix}`),
      status === 200 ? 'one event' : String(status),
    ],
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Milepost API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><main><h1>Milepost API</h1>
<p>The whole description, for clients and generators: <a href="/api/openapi.json">openapi.json</a>.
Keys: a write key (<code>mp_wk_…</code>) takes in events and may be public; a secret key
(<code>mp_sk_…</code>) manages its environment, from your server only:
<code>Authorization: Bearer mp_sk_…</code>.</p>
${sections.join('\n')}
<h2>What can be refused</h2>${table(['Code', 'What happened, and what to do', 'Status'], codeRows)}
</main></body></html>
`
}

const ways = {
  management: 'secret key or member',
  member: 'member',
  secret_key: 'secret key',
  write_key: 'write key',
  none: 'anybody',
} as const

function table(head: string[], rows: string[][]): string {
  const cells = (tag: string, row: string[]) =>
    row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body}</tbody></table>`
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char)
}
