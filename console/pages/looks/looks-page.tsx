// How does everything look that users are shown, and how much of it may they be shown?
import type { FrequencyPolicy, Theme } from '#contract/workspace'
import { useState } from 'preact/hooks'
import { saveEnvironment } from '../../api-client.ts'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { showToast } from '../../components/toast.tsx'
import { useEnvironment } from '../../session.tsx'
import { useLeaveGuard } from '../../use-leave-guard.tsx'
import { useSaving } from '../../use-saving.ts'
import { t } from '../../words/translate.ts'
import { accentTrouble } from './accent-trouble.ts'
import { FrequencyFields } from './frequency-fields.tsx'
import { LooksPreview } from './looks-preview.tsx'
import { ThemeFields } from './theme-fields.tsx'
import '../guide-editor/guide-editor-page.css'
import './looks-page.css'

export function LooksPage() {
  const { environment, workspace, reload } = useEnvironment()
  const [theme, setTheme] = useState<Theme>(environment.theme)
  const [frequency, setFrequency] = useState<FrequencyPolicy>(environment.frequency)
  const saving = useSaving()
  const mayChange = workspace.role === 'owner' || workspace.role === 'admin'
  const isDirty =
    JSON.stringify([theme, frequency]) !==
    JSON.stringify([environment.theme, environment.frequency])
  const guard = useLeaveGuard(isDirty && !saving.done)
  const trouble = accentTrouble(theme.accent)

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    if (trouble) {
      document.querySelector<HTMLElement>('#accent-hex')?.focus()
      return
    }
    const saved = await saving.run(() => saveEnvironment(environment.id, { theme, frequency }))
    if (!saved) return
    setTheme(saved.theme)
    setFrequency(saved.frequency)
    reload()
    showToast(t('looks.saved'))
  }

  return (
    <Page title={t('looks.title')} question={t('looks.question')}>
      <div class="editor looks">
        <form class="stack" noValidate onSubmit={(event) => void save(event)}>
          {!mayChange && <p class="looks-note">{t('looks.notAllowed')}</p>}
          <ThemeFields
            theme={theme}
            error={saving.errorAt('theme')}
            onTheme={(next) => {
              saving.finish()
              setTheme(next)
            }}
          />
          <FrequencyFields frequency={frequency} onFrequency={setFrequency} />
          <div class="looks-foot">
            <Button
              look="primary"
              type="submit"
              busy={saving.busy || !mayChange || !isDirty || trouble !== null}
            >
              {t(saving.busy ? 'common.saving' : 'common.save')}
            </Button>
            <p class="soft small" role="status">
              {t(isDirty ? 'editor.unsaved' : 'looks.isSaved')}
            </p>
          </div>
          {saving.problem !== null && (
            <p class="field-error" role="alert">
              {saving.problem}
            </p>
          )}
        </form>
        <div class="editor-side">
          <LooksPreview theme={trouble ? environment.theme : theme} />
        </div>
      </div>
      {guard}
    </Page>
  )
}
