import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../words/translate.ts'

interface FormDialogProps {
  title: string
  submitLabel: string
  submitId?: string
  onSubmit: () => void
  onClose: () => void
  children: ComponentChildren
}

/** A short form over the page; the browser keeps the focus in it and gives it back. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, submitId, onSubmit, onClose, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {children}
        <div class="dialog-foot">
          <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
            {t('common.cancel')}
          </button>
          <button id={submitId} class="button primary">
            {submitLabel}
          </button>
        </div>
      </form>
    </dialog>
  )
}
