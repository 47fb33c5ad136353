import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { hashInline } from '../hash-inline.ts'
import { doorsStyles } from './doors-page.styles.ts'

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
