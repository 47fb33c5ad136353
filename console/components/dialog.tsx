import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'

/** A native modal dialog: the browser traps focus, Escape closes, focus goes back where it was. */
export function Dialog(props: {
  open: boolean
  title: string
  /** For choices that need room to be told apart. */
  wide?: boolean
  onClose: () => void
  /** Buttons at the foot, the safe one first. */
  actions?: ComponentChildren
  children: ComponentChildren
}) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    if (props.open && !dialog.open) dialog.showModal()
    if (!props.open && dialog.open) dialog.close()
  }, [props.open])
  return (
    <dialog
      ref={element}
      class={`dialog ${props.wide ? 'dialog-wide' : ''}`}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onClick={(event) => {
        // A click on the backdrop lands on the dialog itself, one inside on a descendant.
        if (event.target === event.currentTarget) props.onClose()
      }}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={titleId}>{props.title}</h2>
          <button
            type="button"
            class="button button-quiet button-square"
            aria-label={t('common.close')}
            onClick={props.onClose}
          >
            <Icon name="close" />
          </button>
        </div>
        {props.open && props.children}
        {props.actions !== undefined && <div class="row dialog-actions">{props.actions}</div>}
      </div>
    </dialog>
  )
}
