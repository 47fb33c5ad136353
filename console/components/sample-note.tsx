import { useState } from 'preact/hooks'
import { removeSampleData } from '../api-client.ts'
import { ApiProblem } from '../api-problem.ts'
import { problemSentence } from '../problem-words.ts'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Says that what is on screen is sample data, and removes it for good on request. */
export function SampleNote() {
  const { workspace, environment } = useEnvironment()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function remove(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await removeSampleData(environment.id)
      // Loaded anew: everything known about the environments has changed.
      const next = workspace.environments.find(({ id }) => id !== environment.id)
      location.assign(next ? `/w/${workspace.slug}/${next.slug}/` : '/')
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setError(problemSentence(problem))
      setBusy(false)
    }
  }

  return (
    <div class="sample-note">
      <p>{t('app.sampleData')}</p>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('app.sampleRemove')}
      </Button>
      <Dialog
        open={asking}
        title={t('app.sampleRemoveTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button look="danger" busy={busy} onClick={() => void remove()}>
              {t(busy ? 'app.sampleRemoving' : 'app.sampleRemove')}
            </Button>
          </>
        }
      >
        <p>{t('app.sampleRemoveText', { name: environment.name })}</p>
        {error !== null && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
      </Dialog>
    </div>
  )
}
