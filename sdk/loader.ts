/**
 * The pasted snippet: a queue under `window.milepost`, and the script tag. Built to one line of text
 * in dist/sdk/loader.js, in which the Install page puts an address for `__HOST__` and a key for
 * `__WRITE_KEY__`. Imports nothing, and never throws into the page.
 */
try {
  const page = window as unknown as { milepost?: unknown }
  if (typeof page.milepost !== 'function') {
    const queue: unknown[] = []
    page.milepost = Object.assign((...call: unknown[]) => void queue.push(call), { q: queue })
    const script = document.createElement('script')
    const own = document.currentScript
    script.async = true
    script.src = '__HOST__/sdk/milepost.js'
    // A page that allows scripts by nonce allows ours by the same.
    if (own) script.nonce = own.nonce
    document.head.append(script)
  }
  ;(page.milepost as (...call: unknown[]) => void)('init', {
    writeKey: '__WRITE_KEY__',
    host: '__HOST__',
  })
} catch {
  // Without Milepost the page goes on as it is.
}
