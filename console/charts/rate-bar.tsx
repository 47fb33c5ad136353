import type { ComponentChildren } from 'preact'
import type { Rate } from '#contract/estimates'
import { formatNumber, formatPercent, formatShareRange } from '../format.ts'
import { t } from '../words/translate.ts'

/** Below this many units an interval would say little more than "anything is possible". */
const leastForInterval = 10

/** What the share is of: good news, or loss. */
export type RateTone = 'reached' | 'churned'

/** A share as a bar on a track of 100%, with its Wilson interval as a whisker. Decoration: say the figure beside it. */
export function RateBar({ rate, tone = 'reached' }: { rate: Rate; tone?: RateTone }) {
  const percent = (share: number) => `${share * 100}%`
  const { lower, upper } = rate
  return (
    <svg class="rate-bar" width="100%" height="16" aria-hidden="true">
      <rect class="rate-track" x="0" y="4" width="100%" height="8" rx="2" />
      {rate.rate !== null && (
        <rect
          class={`rate-fill rate-${tone}`}
          x="0"
          y="4"
          width={percent(rate.rate)}
          height="8"
          rx="2"
        />
      )}
      {rate.n >= leastForInterval && lower !== null && upper !== null && (
        <g class="rate-whisker">
          <line x1={percent(lower)} x2={percent(upper)} y1="8" y2="8" />
          <line x1={percent(lower)} x2={percent(lower)} y1="4.5" y2="11.5" />
          <line x1={percent(upper)} x2={percent(upper)} y1="4.5" y2="11.5" />
        </g>
      )}
    </svg>
  )
}

/** "62% [54–69]", without the interval when there are too few. */
export function rateText(rate: Rate): string {
  if (rate.rate === null) return '–'
  const share = formatPercent(rate.rate)
  return rate.n < leastForInterval || rate.lower === null || rate.upper === null
    ? share
    : `${share} [${formatShareRange(rate.lower, rate.upper)}]`
}

/** The interval in words and the count, for beneath a headline. */
export function rateBeneath(rate: Rate): string {
  const { n, lower, upper } = rate
  if (n < leastForInterval || lower === null || upper === null) return rateCount(rate)
  const low = formatNumber(lower * 100)
  const high = formatNumber(upper * 100)
  return `${t('report.interval', { low, high })} · ${rateCount(rate)}`
}

/** "38 of 61". */
export function rateCount({ k, n }: Rate): string {
  return t('rate.of', { part: formatNumber(k), whole: formatNumber(n) })
}

/** Rows whose bars stand on one line. */
export function BarList({ children }: { children: ComponentChildren }) {
  return <ul class="bar-list">{children}</ul>
}

/** A named share in a list: what, the bar, and the figure in words. */
export function BarRow(props: { label: string; rate: Rate; tone?: RateTone }) {
  const { label, rate, tone = 'reached' } = props
  return (
    <li class="bar-row">
      <span class="bar-label">{label}</span>
      <RateBar rate={rate} tone={tone} />
      <span class="bar-value numbers">
        {rateText(rate)} <span class="soft">{rateCount(rate)}</span>
      </span>
    </li>
  )
}
