/**
 * `/sdk/milepost.js`: what the snippet or a plain script tag loads. With `data-write-key` on its tag
 * it needs no inline script at all, for pages with a strict Content-Security-Policy.
 */
import hash from 'virtual:sdk-build'
import { installInstance } from './install-instance.ts'
import { failures, noThrow } from './page/no-throw.ts'
import type { MilepostOptions } from './options.ts'

failures.tell = (error) => console.warn('[milepost]', error)
try {
  // Not document.currentScript, which an image of that name in the page can stand for: chunks would
  // be loaded from where that lies.
  const script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')!.get!.call(
    document,
  ) as HTMLScriptElement | null
  const source = script?.src || new URL('/sdk/milepost.js', location.href).href
  const { writeKey, host, consent, autoPage, locale } = script?.dataset ?? {}
  const install = noThrow(() =>
    installInstance(
      // The chunks lie beside this script.
      (name) => import(new URL(`${name}.${hash}.js`, source).href),
      new URL('..', source).href,
      writeKey
        ? ({ writeKey, host, consent, autoPage: autoPage !== 'false', locale } as MilepostOptions)
        : undefined,
    ),
  )
  const page = window as { milepost?: unknown }
  // As the snippet does: calls are kept until then.
  if (typeof page.milepost !== 'function') {
    const q: unknown[] = []
    page.milepost = Object.assign((...call: unknown[]) => void q.push(call), { q })
  }
  // A page the browser prepares ahead is no page view, and perhaps never will be.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', install, { once: true })
  }
  // Not while the page loads its scripts: the first look at its storage alone can take 10 ms.
  else setTimeout(install)
} catch (error) {
  failures.tell(error)
}
