/**
 * Runs in a page before any script of it: counts and times what is done there. Kept as text, since it
 * must be whole before the SDK takes its first native reference.
 */
export const pageProbe = `(() => {
  const probe = (window.probe = { frames: 0, layoutReads: 0, cls: 0, longestTaskMs: 0, workMs: 0 })
  const timed = (run) => typeof run !== 'function' ? run : function (...args) {
    const startMs = performance.now()
    try { return run.apply(this, args) } finally { probe.workMs += performance.now() - startMs }
  }
  const { requestAnimationFrame, setTimeout } = window
  window.requestAnimationFrame = (run) => { probe.frames += 1; return requestAnimationFrame(timed(run)) }
  window.setTimeout = (run, ...rest) => setTimeout(timed(run), ...rest)
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
    window[name] = class extends window[name] { constructor(run, ...rest) { super(timed(run), ...rest) } }
  }
  const count = (owner, name) => {
    const found = Object.getOwnPropertyDescriptor(owner, name)
    const part = found.value ? 'value' : 'get'
    const own = found[part]
    Object.defineProperty(owner, name, { ...found, [part]: function (...args) {
      probe.layoutReads += 1
      return own.apply(this, args)
    } })
  }
  for (const name of ['getBoundingClientRect', 'getClientRects', 'checkVisibility', 'clientWidth',
    'clientHeight', 'clientTop', 'clientLeft', 'scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight'])
    count(Element.prototype, name)
  for (const name of ['offsetTop', 'offsetLeft', 'offsetWidth', 'offsetHeight', 'offsetParent', 'innerText'])
    count(HTMLElement.prototype, name)
  for (const owner of [Document.prototype, ShadowRoot.prototype]) {
    for (const name of ['elementFromPoint', 'elementsFromPoint']) if (owner.hasOwnProperty(name)) count(owner, name)
  }
  for (const name of ['innerWidth', 'innerHeight', 'getComputedStyle']) count(window, name)
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) probe.cls += value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longestTaskMs = Math.max(probe.longestTaskMs, duration)
  }).observe({ type: 'longtask', buffered: true })
})()`

/** What the probe has counted so far. */
export interface Probe {
  frames: number
  layoutReads: number
  cls: number
  longestTaskMs: number
  /** In observers, timers and frames. */
  workMs: number
}

/**
 * A host page of about 10,000 nodes with one button that guides point at. Its text has the sizes and
 * weights of any product's: whoever is the first to use a font waits for it to be found.
 */
export const LARGE_PAGE = `<main style="font-size:14px"><h1>Host</h1>
  <p style="font-weight:500">Your <b style="font-weight:600">projects</b> <small>3 of 5</small></p>
  <button id="target">Invite</button></main>
  <div style="height:300px;overflow:auto">${Array.from(
    { length: 2000 },
    (_, row) => `<p class="row"><a href="#${row}">Open ${row}</a><i></i></p>`,
  ).join('')}</div>`
