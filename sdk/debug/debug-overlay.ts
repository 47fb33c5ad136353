import type { DebugCore, DebugGuide, OpenDebug } from '../guides/guide-seam.ts'
import { overlayCss } from './overlay-css.ts'

/** Found by this name in the page's inspector, as our other element is. */
const TAG = 'milepost-debug'

/**
 * Opens the overlay for who builds the page: every guide with its last decision, the health of its
 * target, and the last events. A popover in a shadow root of its own; closes by its button or Escape
 * and leaves nothing behind. English, as all messages to developers.
 */
export const open: OpenDebug = (core, onClose) => {
  const host = document.createElement(TAG)
  host.style.setProperty('all', 'initial')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(overlayCss)
  root.adoptedStyleSheets = [sheet]

  const panel = make('section', { className: 'panel', tabIndex: -1 })
  panel.popover = 'manual'
  panel.setAttribute('role', 'region')
  panel.ariaLabel = 'Milepost: what is shown, and why'
  const title = make('h2', { textContent: 'Milepost' })
  const closeButton = make('button', { textContent: 'Close', type: 'button' })
  const head = make('header', {}, [title, closeButton])
  const guides = make('div')
  const events = make('ol')
  panel.append(head, guides, make('h3', { textContent: 'Last events' }), events)
  root.append(panel)
  document.documentElement.append(host)
  panel.showPopover()

  const opened = new Set<string>()
  let frame = 0
  const draw = () => {
    frame = 0
    const list = core.listGuides()
    guides.replaceChildren(
      ...(list.length
        ? list.map((guide) => drawGuide(guide, opened))
        : [make('p', { textContent: 'No guide is offered to this user here.' })]),
    )
    events.replaceChildren(...core.listEvents().toReversed().map(drawEvent))
  }
  // A render of the page may decide many times.
  const drawSoon = () => {
    frame ||= requestAnimationFrame(() => core.guard(draw))
  }
  const stop = core.watch(drawSoon)
  draw()

  function close(): void {
    stop()
    cancelAnimationFrame(frame)
    host.remove()
    onClose()
  }
  closeButton.addEventListener('click', () => core.guard(close))
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') core.guard(close)
  })
  return close
}

function drawGuide(
  { key, kind, shown, trace, health }: DebugGuide,
  opened: Set<string>,
): HTMLElement {
  const verdict = make('span', { textContent: shown ? 'shown' : 'not shown' })
  verdict.className = shown ? 'yes' : 'no'
  const summary = make('summary', {}, [
    verdict,
    make('b', { textContent: key }),
    make('span', { textContent: kind.replace('_', ' ') }),
  ])
  if (health) summary.append(make('span', { textContent: `target ${health}`, className: health }))
  const details = make('details', { open: opened.has(key) }, [
    summary,
    make('pre', { textContent: trace.join('\n') }),
  ])
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(key)
    else opened.delete(key)
  })
  return details
}

function drawEvent({ name, isPending }: ReturnType<DebugCore['listEvents']>[number]): HTMLElement {
  return make('li', {}, [
    make('code', { textContent: name }),
    make('span', { textContent: isPending ? 'on its way' : 'sent' }),
  ])
}

/** An element with properties and children; texts are texts, never markup. */
function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  children: Node[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}
