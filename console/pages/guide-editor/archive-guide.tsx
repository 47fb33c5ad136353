import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import type { DraftOnScreen } from './use-draft.ts'

/** Takes the guide off every page, after saying what that means. Nothing for an archived one. */
export function ArchiveGuide({ editing }: { editing: DraftOnScreen }) {
  const { base } = useEnvironment()
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const { name } = editing.draft
  if (editing.guide.status === 'archived') return null

  async function archive(): Promise<void> {
    setAsking(false)
    if (!(await editing.archive())) return
    showToast(t('editor.archived', { name }))
    route(`${base}/guides`)
  }

  return (
    <div>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('editor.archive')}
      </Button>
      <Dialog
        open={asking}
        title={t('editor.archiveTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="danger" onClick={() => void archive()}>
              {t('editor.archive')}
            </Button>
          </>
        }
      >
        <p>{t('editor.archiveText')}</p>
      </Dialog>
    </div>
  )
}
