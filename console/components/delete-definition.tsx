import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { useSaving } from '../use-saving.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { showToast } from './toast.tsx'

/** Deletes something that was defined, after saying what goes with it. */
export function DeleteDefinition(props: {
  title: string
  /** On both buttons. */
  label: string
  /** What goes with it. */
  text: ComponentChildren
  /** Said once it is gone, on the page at `leadsTo`. */
  done: string
  leadsTo: string
  remove: () => Promise<void>
  onDeleted: () => void
}) {
  const { label } = props
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const deleting = useSaving()

  async function remove(): Promise<void> {
    const done = await deleting.run(async () => {
      await props.remove()
      return true
    })
    if (!done) return
    props.onDeleted()
    showToast(props.done)
    route(props.leadsTo)
  }

  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Dialog
        open={asking}
        title={props.title}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="danger" busy={deleting.busy} onClick={() => void remove()}>
              {label}
            </Button>
          </>
        }
      >
        <p>{props.text}</p>
        {deleting.problem !== null && (
          <p class="field-error" role="alert">
            {deleting.problem}
          </p>
        )}
      </Dialog>
    </>
  )
}
