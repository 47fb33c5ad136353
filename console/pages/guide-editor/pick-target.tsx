import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { problemSentence } from '../../problem-words.ts'
import { t } from '../../words/translate.ts'
import type { Picker } from './use-picker.ts'

/** Asks which page to open, then waits for what is chosen there. */
export function PickTarget({ picker, stepKey }: { picker: Picker; stepKey: string | null }) {
  const [page, setPage] = useState(picker.page)
  const [isChecked, setChecked] = useState(false)
  const [isOpening, setOpening] = useState(false)
  const { waitingFor, trouble } = picker
  const invalid = isChecked && !isPage(page) ? t('target.pageInvalid') : undefined

  async function open(event: Event): Promise<void> {
    event.preventDefault()
    setChecked(true)
    if (!isPage(page) || isOpening) return
    setOpening(true)
    await picker.open(stepKey, page.trim())
    setOpening(false)
  }

  if (waitingFor?.stepKey === stepKey) {
    return (
      <div class="pick pick-waiting">
        <p role="status">
          <span class="pick-pulse" aria-hidden="true" /> {t('target.waiting')}
        </p>
        <p class="field-help">{t('target.waitingHelp')}</p>
        <div>
          <Button look="quiet" onClick={picker.stop}>
            {t('target.stop')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form class="pick" noValidate onSubmit={(event) => void open(event)}>
      <TextField
        label={t('target.page')}
        help={t('target.pageHelp')}
        type="url"
        autocomplete="url"
        placeholder="https://app.example.com/reports"
        error={invalid ?? (trouble?.stepKey === stepKey ? sayTrouble(trouble) : undefined)}
        value={page}
        onValue={setPage}
      />
      <div>
        <Button look="primary" icon="external" type="submit" busy={isOpening}>
          {t('target.open')}
        </Button>
      </div>
    </form>
  )
}

function sayTrouble({ problem }: NonNullable<Picker['trouble']>): string {
  if (problem === 'popup') return t('target.popup')
  if (problem === 'unsaved') return t('target.unsaved')
  return problem.code === 'invalid_input' ? t('target.pageInvalid') : problemSentence(problem)
}

function isPage(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol)
}
