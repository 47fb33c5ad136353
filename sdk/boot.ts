/**
 * `/sdk/milepost.js`: what the snippet or a plain script tag loads. With `data-write-key` on its tag
 * it needs no inline script at all, for pages with a strict Content-Security-Policy.
 */
import chunks from 'virtual:sdk-manifest'
import { installInstance } from './install-instance.ts'
import type { MilepostOptions } from './options.ts'

try {
  const script = document.currentScript as HTMLScriptElement | null
  const source = script?.src || new URL('/sdk/milepost.js', location.href).href
  const { writeKey, host, consent, autoPage, locale } = script?.dataset ?? {}
  installInstance(
    // The chunks lie beside this script.
    (name) => import(new URL(chunks[name] ?? name, source).href),
    new URL('..', source).href,
    writeKey
      ? ({ writeKey, host, consent, autoPage: autoPage !== 'false', locale } as MilepostOptions)
      : undefined,
  )
} catch (error) {
  console.warn('[milepost] could not start', error)
}
