import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Milestone } from '#contract/milestone'
import { deleteMilestone } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { useSaving } from '../../use-saving.ts'

/** Deletes a milestone after saying what goes with it. */
export function DeleteMilestone(props: { milestone: Milestone; onDeleted: () => void }) {
  const { milestone } = props
  const { name } = milestone
  const { base, environment } = useEnvironment()
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const deleting = useSaving()

  async function remove(): Promise<void> {
    const done = await deleting.run(async () => {
      await deleteMilestone(environment.id, milestone.key)
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
        {t('milestone.delete')}
      </Button>
      <Dialog
        open={asking}
        title={t('milestone.deleteTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="danger" busy={deleting.busy} onClick={() => void remove()}>
              {t('milestone.delete')}
            </Button>
          </>
        }
      >
        <p>
          {t('milestone.deleteText')}
          {milestone.firstValue && ` ${t('milestone.deleteFirstValue')}`}
        </p>
        {deleting.problem !== null && (
          <p class="field-error" role="alert">
            {deleting.problem}
          </p>
        )}
      </Dialog>
    </>
  )
}
