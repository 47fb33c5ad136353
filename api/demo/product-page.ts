import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashInline } from './hash-inline.ts'

/** Stands in the page's HTML where a vendor pastes the snippet. */
const PLACE = '<!-- milepost -->'

/**
 * The demo product's page with the snippet that the Install page shows, and the policy of a vendor
 * who allows just that: their own files, this one script, and Milepost's address.
 */
export async function readProductPage(
  distFolder: string,
  { publicUrl, writeKey }: { publicUrl: string; writeKey: string },
): Promise<{ html: string; policy: string }> {
  const page = await readFile(join(distFolder, 'demo', 'index.html'), 'utf8')
  const loader = await readFile(join(distFolder, 'sdk', 'loader.js'), 'utf8')
  const snippet = loader
    .trim()
    .replaceAll('__HOST__', publicUrl)
    .replaceAll('__WRITE_KEY__', writeKey)
  const { origin } = new URL(publicUrl)
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${origin} ${hashInline(snippet)}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html: page.replace(PLACE, () => `<script>${snippet}</script>`), policy }
}
