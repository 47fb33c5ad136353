import { noThrow } from '../page/no-throw.ts'
import { outOfFrame } from '../page/rect-in-page.ts'

export interface Shield {
  frame: HTMLIFrameElement
  /** Down, the page is used as ever. */
  raise(isUp: boolean): void
  focus(): void
}

export interface ShieldListeners {
  /** Where the pointer is, in the page's window; null: it left. */
  point(at: [x: number, y: number] | null): void
  choose(x: number, y: number): void
  key(event: KeyboardEvent): void
  /** True: it was taken for something of the page, and the window is not to scroll. */
  wheel(x: number, y: number, event: WheelEvent): boolean
}

/**
 * A pane of glass over the page while somebody points at it: an empty frame, so that what happens on
 * it goes to another window, and no listener of the page hears of a pointer or a key, not even one
 * that listens at the top. To be shown in the top layer, and taken away with its element.
 */
export function createShield(title: string, on: ShieldListeners): Shield {
  const frame = document.createElement('iframe')
  frame.popover = 'manual'
  frame.title = title
  // Another scheme than its empty document's would paint it white.
  frame.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;max-width:none;max-height:none;margin:0;padding:0;border:0;overflow:hidden;background:none;color-scheme:light'
  let listening: Document | null = null

  const listen = noThrow(() => {
    const page = frame.contentDocument
    if (!page || page === listening) return
    listening = page
    page.documentElement.style.cssText = 'height:100%;cursor:crosshair;background:none'
    const add = <Type extends keyof DocumentEventMap>(
      type: Type,
      run: (event: DocumentEventMap[Type]) => void,
      options?: AddEventListenerOptions,
    ) => page.addEventListener(type, noThrow(run), options)
    const spot = ({ clientX, clientY }: MouseEvent) => outOfFrame(frame, clientX, clientY)
    add('pointermove', (event) => on.point(spot(event)))
    add('pointerleave', () => on.point(null))
    add('click', (event) => on.choose(...spot(event)))
    add('keydown', on.key)
    // The focus stays where it is: menus of the page close when they lose it.
    add('mousedown', (event) => event.preventDefault())
    add(
      'wheel',
      (event) => {
        if (on.wheel(...spot(event), event)) event.preventDefault()
      },
      { passive: false },
    )
  })
  // Moved into a dialog of the page it gets a new document in browsers that cannot move nodes whole.
  frame.addEventListener('load', listen)

  return {
    frame,
    raise(isUp) {
      listen()
      frame.style.visibility = isUp ? 'visible' : 'hidden'
    },
    focus() {
      frame.focus({ preventScroll: true })
      frame.contentWindow?.focus()
    },
  }
}
