import type { Rate } from '#contract/estimates'
import { leastEventsToCompare } from '../first-value-share.ts'
import { formatPercent, formatPoints } from '../format.ts'
import { t } from '../words/translate.ts'

/** How a share, more of which is better, has changed since the previous period. `before` null: too few. */
export function ShareChange({ now, before }: { now: number; before: number | null }) {
  if (before === null) return <>{t('report.noComparison')}</>
  const difference = now - before
  const share = formatPercent(before)
  if (Math.round(difference * 100) === 0) return <>{t('report.same', { share })}</>
  const points = formatPoints(Math.abs(difference)).replace('+', '')
  return difference > 0 ? (
    <span class="change-better">{t('report.better', { points, share })}</span>
  ) : (
    <span class="change-worse">{t('report.worse', { points, share })}</span>
  )
}

/** The same of a rate: of fewer than ten in either period nothing is said. */
export function RateChange({ now, before }: { now: Rate; before: Rate }) {
  if (now.rate === null) return null
  const isComparable = Math.min(now.k, before.k) >= leastEventsToCompare
  return <ShareChange now={now.rate} before={isComparable ? before.rate : null} />
}
