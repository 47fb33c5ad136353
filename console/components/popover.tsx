import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

/** What the opening button must carry. */
export interface PopoverTrigger {
  popovertarget: string
  style: string
}

/**
 * A native popover beside its button: Escape and a click outside close it, focus goes on inside
 * in document order, and the browser keeps it on screen.
 */
export function Popover(props: {
  trigger: (attributes: PopoverTrigger) => ComponentChildren
  align?: 'start' | 'end'
  class?: string
  /** It was opened or closed, by whatever means. */
  onToggle?: (isOpen: boolean) => void
  children: (close: () => void) => ComponentChildren
}) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const close = () => panel.current?.hidePopover?.()
  return (
    <>
      {props.trigger({ popovertarget: id, style: `anchor-name: --${id}` })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        class={`popover popover-${props.align ?? 'start'} ${props.class ?? ''}`}
        style={`position-anchor: --${id}`}
        onToggle={(event) => props.onToggle?.(event.newState === 'open')}
      >
        {props.children(close)}
      </div>
    </>
  )
}
