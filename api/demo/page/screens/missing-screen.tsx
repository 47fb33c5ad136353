import { Screen } from '../components/screen.tsx'
import { t } from '../words/translate.ts'

export function MissingScreen() {
  return (
    <Screen title={t('common.notFound')}>
      <p>
        <a class="button" href="/demo">
          {t('common.toHome')}
        </a>
      </p>
    </Screen>
  )
}
