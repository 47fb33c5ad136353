import { useState } from 'preact/hooks'
import { ApiProblem } from '../../api-problem.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { problemSentence } from '../../problem-words.ts'
import { t } from '../../words/translate.ts'
import type { DraftOnScreen } from './use-draft.ts'

/** Two people saved: theirs, or mine over theirs. Nothing is lost before that is decided. */
export function ConflictDialog({ editing }: { editing: DraftOnScreen }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function decide(how: () => Promise<void>): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await how()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(problemSentence(error))
    }
    setBusy(false)
  }

  return (
    <Dialog
      open={editing.state === 'conflict'}
      title={t('editor.conflictTitle')}
      onClose={() => void decide(editing.takeTheirs)}
      actions={
        <>
          <Button busy={busy} onClick={() => void decide(editing.takeTheirs)}>
            {t('editor.conflictTheirs')}
          </Button>
          <Button look="danger" busy={busy} onClick={() => void decide(editing.saveMine)}>
            {t('editor.conflictMine')}
          </Button>
        </>
      }
    >
      <p>{t('editor.conflictText')}</p>
      {problem !== null && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
