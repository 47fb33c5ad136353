import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Gallery } from '../host-pages/surfaces/gallery.ts'
import { launchChromium } from './chromium.ts'
import { openHostPage } from './host-page.ts'

declare global {
  interface Window {
    gallery: Gallery
  }
}

/** Nothing but the host's own files: no inline style or script, no string made into code. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

export interface GalleryOptions extends BrowserContextOptions {
  state?: string
  locale?: string
  dir?: 'ltr' | 'rtl'
  scheme?: 'light' | 'dark'
  accent?: string
  corner?: 'start' | 'end'
}

export interface SurfaceGallery {
  /** A fresh page with a state of `gallery.ts` on it, drawn and placed. Errors and refusals of the page are collected. */
  open(options?: GalleryOptions): Promise<{ page: Page; troubles: string[] }>
  close(): Promise<void>
}

/**
 * Serves a page of test/host-pages/surfaces under a strict policy and opens it in a real browser:
 * `gallery`, which shows surfaces, or `targets`, on which locators look for elements.
 */
export async function openSurfaceGallery(
  name: 'gallery' | 'targets' = 'gallery',
): Promise<SurfaceGallery> {
  const folder = fileURLToPath(new URL('../host-pages/surfaces/', import.meta.url))
  const scripts = await bundle(join(folder, `${name}.ts`))
  const host = await openHostPage({
    html: readFileSync(join(folder, `${name}.html`), 'utf8'),
    headers: { 'content-security-policy': STRICT_CSP },
    files: {
      ...scripts,
      '/page.css': { body: readFileSync(join(folder, 'page.css'), 'utf8'), type: 'text/css' },
      '/picture.svg': {
        body: readFileSync(join(folder, 'picture.svg'), 'utf8'),
        type: 'image/svg+xml',
      },
    },
  })
  const browser: Browser = await launchChromium()
  return {
    async open({
      state = '',
      locale = 'en',
      dir = 'ltr',
      scheme = 'light',
      accent = '#4f46e5',
      corner = 'end',
      ...context
    } = {}) {
      const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, ...context })
      const troubles: string[] = []
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text())
      })
      const query = new URLSearchParams({ state, locale, dir, scheme, accent, corner })
      await page.goto(`${host.url}?${query}`)
      // Its module has run by `load`. Asking in a loop would be an eval, which the policy refuses.
      if (!(await page.evaluate((ready) => ready in window, name))) throw new Error(troubles[0])
      if (state) await page.evaluate(() => window.gallery.isReady)
      return { page, troubles }
    },
    async close() {
      await browser.close()
      await host.close()
    },
  }
}

/** `x.css?inline` is text, as the build has it. */
const inlineCss: Plugin = {
  name: 'inline-css',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace('?inline', '')),
      namespace: 'inline-css',
    }))
    onLoad({ filter: /./, namespace: 'inline-css' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    }))
  },
}

async function bundle(entry: string): Promise<Record<string, { body: string; type: string }>> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/',
    write: false,
    logLevel: 'silent',
    plugins: [inlineCss],
  })
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => [
      `/${basename(path)}`,
      { body: text, type: 'text/javascript' },
    ]),
  )
}
