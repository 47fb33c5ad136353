import { formatNumber } from '../format.ts'
import { t } from '../words/translate.ts'
import './progress.css'

/** "3 of 7" beside a small bar; the bar is decoration. */
export function Progress({ done, total }: { done: number; total: number }) {
  const share = total === 0 ? 0 : done / total
  return (
    <span class={`progress ${total > 0 && done === total ? 'progress-done' : ''}`}>
      <svg width="56" height="6" aria-hidden="true">
        <rect class="progress-track" width="56" height="6" rx="3" />
        <rect class="progress-fill" width={56 * share} height="6" rx="3" />
      </svg>
      <span class="numbers">
        {t('accounts.progressOf', { done: formatNumber(done), total: formatNumber(total) })}
      </span>
    </span>
  )
}
