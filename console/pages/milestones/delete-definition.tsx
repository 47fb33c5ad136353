import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { useSaving } from '../../use-saving.ts'
import { t } from '../../words/translate.ts'

/** Deletes a milestone or a feature after saying what goes with it. */
export function DeleteDefinition(props: {
  name: string
  /** On both buttons. */
  label: string
  /** What goes with it. */
  text: ComponentChildren
  remove: () => Promise<void>
  onDeleted: () => void
}) {
  const { name, label } = props
  const { base } = useEnvironment()
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
    showToast(t('milestone.deleted', { name }))
    route(`${base}/milestones`)
  }

  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Dialog
        open={asking}
        title={t('milestone.deleteTitle', { name })}
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
