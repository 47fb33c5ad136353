import type { SurfaceHost } from '../surface.ts'
import type { CardElement } from '../elements/card-element.ts'
import { obey } from '../elements/intent.ts'
import { joinLiveRegion } from '../elements/live-region.ts'
import { onEscape } from '../elements/on-escape.ts'
import { register } from '../elements/register.ts'
import { focusedElement, returnFocus } from '../page/return-focus.ts'
import { dressSurface, type DressedSurface } from './dress-surface.ts'
import { stackCorner } from './stack-corner.ts'

export interface OpenSurface<View> extends DressedSurface {
  element: CardElement<View, never>
  /** Has screen readers say it when they next pause. */
  say(text: string): void
  /** The person asked for it, so the focus moves in; else it is only said. */
  introduce(startedByUser: boolean, text: string): void
  /** Takes it away; the focus goes to what had it before, else to `heir`. */
  leave(heir?: Element | null): void
}

/**
 * Puts a new element into the SDK's root and has the actions follow what it wants. Escape inside it
 * closes it while it is open. With `inCorner`, it shares the bottom corner with other surfaces; with
 * `inline`, it stands in that element of the page. Leaving, it gives a focus that was inside back to
 * what had it before, or to another surface; never to the page's start.
 */
export function openSurface<View>(
  host: SurfaceHost,
  actions: object,
  tag: string,
  type: new () => CardElement<View, never>,
  escape: readonly [close: () => void, isOpen?: () => boolean],
  inCorner = false,
  inline: Element | null = null,
): OpenSurface<View> {
  register(tag, type)
  const element = document.createElement(tag) as CardElement<View, never>
  element.toggleAttribute('place', inCorner)
  let opener = focusedElement()
  const surface = dressSurface(host, element, inline)
  const announcer = joinLiveRegion(host.root, host.locale)
  const corner = inCorner ? stackCorner(element) : undefined

  obey(element, actions)
  onEscape(element, ...escape)
  return {
    ...surface,
    element,
    say: announcer.say,
    introduce(startedByUser, text) {
      if (!startedByUser) return announcer.say(text)
      if (!host.root.activeElement) opener = focusedElement() ?? opener
      void element.updateComplete.then(() => element.focus())
    },
    leave(heir) {
      // Not by `:focus-within`, which a modal dialog inside does not set.
      const hadFocus = (element.getRootNode() as ShadowRoot).activeElement === element
      surface.leave()
      corner?.leave()
      announcer.leave()
      if (hadFocus) returnFocus([opener, heir, ...host.root.children])
    },
  }
}
