import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { hashInline } from '../hash-inline.ts'
import { doorsStyles } from './doors-page.styles.ts'

/** The mark of Milepost, within the page: one request less. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4338ca"/><path d="M10 26V7m0 1.5h11.5l-3.2 4.25 3.2 4.25H10" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/></svg>',
)}`

/** A whole HTML document without any script, and the policy that lets its one style sheet in. */
export function writePage(
  page: ComponentChildren,
  { language, title, font }: { language: string; title: string; font: string },
): { html: string; policy: string } {
  const styles = doorsStyles(font)
  const html = render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href={ICON} />
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>{page}</body>
    </html>,
  )
  const policy = [
    "default-src 'none'",
    `style-src ${hashInline(styles)}`,
    "font-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html: `<!doctype html>${html}`, policy }
}
