import { joinLiveRegion } from '../elements/live-region.ts'
import { obey } from '../elements/intent.ts'
import { onEscape } from '../elements/on-escape.ts'
import { register } from '../elements/register.ts'
import { createSurfaceRoot } from '../guides/surface-root.ts'
import { noThrow } from '../page/no-throw.ts'
import { focusedElement, returnFocus } from '../page/return-focus.ts'
import { joinTopLayer } from '../page/top-layer.ts'
import { watchPage } from '../page/watch-page.ts'
import type { SurfaceHost } from '../surface.ts'
import { dressSurface } from '../surfaces/dress-surface.ts'
import { PickerMarks } from './picker-marks.ts'
import { PickerPanel, type PanelActions } from './picker-panel.ts'
import { createShield, type ShieldListeners } from './shield.ts'
import type { PickerWords } from './words/en.ts'

export interface Stage {
  root: ShadowRoot
  panel: PickerPanel
  marks: PickerMarks
  /** Over the page while it is pointed at; down, the page is used as ever. */
  raise(isUp: boolean): void
  /** Keys go to the shield from now on, and none to the page. */
  takeKeys(): void
  /** The panel is read from its start. */
  focusPanel(): void
  /** Has screen readers say it. */
  say(text: string): void
  /** Takes every node, listener and observer away, and gives the focus back. */
  close(): void
}

export interface StageListeners extends ShieldListeners {
  panel: PanelActions
  /** Escape in the panel. */
  escape(): void
  /** Something moved, came or went; told at most once a frame. */
  changed(): void
}

/** Ours, not the vendor's, so that nobody takes it for a part of the product. */
const ACCENT = '#4f46e5'
const IN_PANEL = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keyup'] as const

/**
 * Puts up what the picker needs in the page: the shield, outlines over it, and the panel on top, all
 * in the top layer whatever the page opens meanwhile. Throws where the browser has no popovers.
 */
export function openStage(
  language: string,
  words: PickerWords,
  report: SurfaceHost['report'],
  on: StageListeners,
): Stage {
  register('milepost-picker-panel', PickerPanel)
  register('milepost-picker-marks', PickerMarks)
  const opener = focusedElement()
  const { root, remove } = createSurfaceRoot()
  const panel = document.createElement('milepost-picker-panel') as PickerPanel
  const marks = document.createElement('milepost-picker-marks') as PickerMarks
  marks.ariaHidden = 'true'
  const shield = createShield(words['picker.label'], on)
  const host: SurfaceHost = {
    root,
    locale: language,
    direction: 'ltr',
    words,
    accent: ACCENT,
    scheme: 'page',
    corner: 'end',
    report,
  }
  root.append(shield.frame)
  const seats = [
    joinTopLayer(root, shield.frame),
    dressSurface(host, marks),
    dressSurface(host, panel),
  ]
  const announcer = joinLiveRegion(root, language)
  let isUp = false
  let frameRequest = 0

  obey(panel, on.panel)
  onEscape(panel, on.escape)
  // Menus of the page close at a press elsewhere; a press of ours is none.
  for (const type of IN_PANEL) panel.addEventListener(type, (event) => event.stopPropagation())

  const show = () => {
    for (const seat of seats) {
      seat.hide()
      seat.show()
    }
  }
  /** Before what the page just opened. */
  const comeToFront = noThrow(() => {
    const focused = panel.shadowRoot!.activeElement as HTMLElement | null
    show()
    focused?.focus({ preventScroll: true })
  })
  const onToggle = (event: Event) => {
    if ((event.target as Element).matches(':popover-open')) comeToFront()
  }
  /** The pointer is on something that should lie under the shield. */
  const onOver = (event: Event) => {
    if (isUp && !event.composedPath().includes(root.host)) comeToFront()
  }
  const onKey = noThrow((event: KeyboardEvent) => {
    if (!event.composedPath().includes(panel) || event.altKey) on.key(event)
  })
  const stopWatching = watchPage(() => {
    frameRequest ||= requestAnimationFrame(
      noThrow(() => {
        frameRequest = 0
        on.changed()
      }),
    )
  }, true)
  document.addEventListener('toggle', onToggle, true)
  document.addEventListener('pointerover', onOver, { capture: true, passive: true })
  addEventListener('keydown', onKey, true)
  show()

  return {
    root,
    panel,
    marks,
    raise(isUpNow) {
      isUp = isUpNow
      shield.raise(isUp)
    },
    takeKeys: shield.focus,
    focusPanel: () => void panel.updateComplete.then(() => panel.focus()),
    say: announcer.say,
    close() {
      const hadFocus = root.host.matches(':focus-within') || document.activeElement === root.host
      cancelAnimationFrame(frameRequest)
      stopWatching()
      document.removeEventListener('toggle', onToggle, true)
      document.removeEventListener('pointerover', onOver, true)
      removeEventListener('keydown', onKey, true)
      for (const seat of seats) seat.leave()
      announcer.leave()
      remove()
      if (hadFocus) returnFocus([opener])
    },
  }
}
