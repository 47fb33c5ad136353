import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { SourceKind } from '../company/company.ts'
import { connectSource } from '../company/company-actions.ts'
import { Choice, NameField } from '../components/field.tsx'
import { Screen } from '../components/screen.tsx'
import { say } from '../components/status-line.tsx'
import { t } from '../words/translate.ts'

/** Two fields, then the first numbers are there. */
export function ConnectSourceScreen({ kind }: { kind: SourceKind }) {
  const { route } = useLocation()
  const kindName = t(`source.${kind}`)
  const [name, setName] = useState(kindName)
  const [history, setHistory] = useState<'days90' | 'days365'>('days90')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    connectSource(kind, name.trim())
    say(t('connect.done', { source: name.trim() }))
    route('/demo')
  }
  return (
    <Screen title={t('sources.connectNamed', { source: kindName })} lead={t('connect.lead')}>
      <form class="card form-card stack" onSubmit={submit}>
        <NameField label={t('connect.name')} maxLength={60} value={name} onValue={setName} />
        <Choice
          legend={t('connect.history')}
          name="history"
          value={history}
          options={(['days90', 'days365'] as const).map((value) => ({
            value,
            label: t(`connect.${value}`),
          }))}
          onChange={setHistory}
        />
        <p class="hint">{t('connect.readOnly')}</p>
        <div class="form-foot">
          <a class="button quiet" href="/demo/sources">
            {t('common.cancel')}
          </a>
          <button class="button primary" id="connect-submit">
            {t('connect.submit')}
          </button>
        </div>
      </form>
    </Screen>
  )
}
