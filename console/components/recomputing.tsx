import { formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import './recomputing.css'

/** A rule was changed and history is being read again: figures are on their way. */
export function Recomputing({ share }: { share: number }) {
  return <span class="recomputing">{t('recomputing', { share: formatPercent(share) })}</span>
}

/** The same above a report whose numbers depend on it. */
export function RecomputingNotice({ share }: { share: number }) {
  return (
    <div class="notice" role="status">
      <strong>{t('recomputing', { share: formatPercent(share) })}</strong>
      <span>{t('recomputing.text')}</span>
    </div>
  )
}
