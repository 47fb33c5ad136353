/**
 * `/sdk/milepost.js`: what the snippet or a plain script tag loads. With `data-write-key` on its tag
 * it needs no inline script at all, for pages with a strict Content-Security-Policy.
 */
import hash from 'virtual:sdk-build'
import { installInstance } from './install-instance.ts'
import type { MilepostOptions } from './options.ts'

try {
  const script = document.currentScript as HTMLScriptElement | null
  const source = script?.src || new URL('/sdk/milepost.js', location.href).href
  const { writeKey, host, consent, autoPage, locale } = script?.dataset ?? {}
  const install = () =>
    void installInstance(
      // The chunks lie beside this script.
      (name) => import(new URL(`${name}.${hash}.js`, source).href),
      new URL('..', source).href,
      writeKey
        ? ({ writeKey, host, consent, autoPage: autoPage !== 'false', locale } as MilepostOptions)
        : undefined,
    )
  // A page the browser prepares ahead is no page view, and perhaps never will be.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', install, { once: true })
  } else install()
} catch (error) {
  console.warn('[milepost]', error)
}
