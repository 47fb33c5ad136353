import type { Rate } from '#contract/estimates'
import { leastEventsToCompare } from '../first-value-share.ts'
import { formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'

/** A share from 0 to 1 with its 95% limits; null: too few to state them. */
interface Share {
  share: number
  lower: number | null
  upper: number | null
}

/**
 * How a share, more of which is better, has changed since the previous period, in colour only where
 * chance alone would hardly do as much. `before` null: too few.
 */
export function ShareChange({ now, before }: { now: Share; before: Share | null }) {
  if (before === null) return <>{t('report.noComparison')}</>
  const difference = now.share - before.share
  const share = formatPercent(before.share)
  const count = Math.round(Math.abs(difference) * 100)
  if (count === 0) return <>{t('report.same', { share })}</>
  const [words, look] =
    difference > 0
      ? (['report.better', 'change-better'] as const)
      : (['report.worse', 'change-worse'] as const)
  const said = t(words, { count, share })
  return isBeyondChance(now, before) ? <span class={look}>{said}</span> : <>{said}</>
}

/**
 * Whether the 95% interval of the difference leaves out 0, from the limits of both (Zou and Donner 2008;
 * of Wilson's limits it is Newcombe's of 1998).
 */
function isBeyondChance(one: Share, other: Share): boolean {
  const [more, less] = one.share > other.share ? [one, other] : [other, one]
  if (more.lower === null || less.upper === null) return false
  return more.share - less.share > Math.hypot(more.share - more.lower, less.upper - less.share)
}

/** The same of a rate: of fewer than ten in either period nothing is said. */
export function RateChange({ now, before }: { now: Rate; before: Rate }) {
  if (now.rate === null) return null
  const known = Math.min(now.k, before.k) < leastEventsToCompare ? null : before.rate
  return (
    <ShareChange
      now={{ ...now, share: now.rate }}
      before={known === null ? null : { ...before, share: known }}
    />
  )
}
