import type { GroupComparison } from '#contract/estimates'
import { leastEventsToCompare } from '../first-value-share.ts'
import { formatNumber, formatPoints } from '../format.ts'
import { t } from '../words/translate.ts'
import './comparison-note.css'

/** Where chance alone would do as much less often than this, a difference is told. */
const significance = 0.05

/**
 * Whether groups go the same pace, in words: the log-rank test, the same with like compared with like,
 * and of two groups the difference by day 14 with its interval.
 */
export function ComparisonNote(props: {
  /** Null: too few to compare. */
  comparison: GroupComparison | null
  /** In the order of the groups. */
  names: readonly string[]
}) {
  const { comparison, names } = props
  if (comparison === null || comparison.p === null) {
    return (
      <p class="comparison-note soft small">
        {t('compare.tooFew', { least: leastEventsToCompare })}
      </p>
    )
  }
  const { difference, stratified } = comparison
  return (
    <div class="comparison-note small">
      <p>{sayTest(comparison.p)}</p>
      {stratified !== null && stratified.p !== null && (
        <p>
          {t('compare.stratified', { trait: stratified.by })} {sayTest(stratified.p)}
        </p>
      )}
      {difference !== null && <Difference {...difference.reachedBy14Days} names={names} />}
    </div>
  )
}

function Difference(props: {
  estimate: number | null
  lower: number | null
  upper: number | null
  names: readonly string[]
}) {
  const { estimate, lower, upper, names } = props
  if (estimate === null || lower === null || upper === null) return null
  return (
    <p>
      {t('compare.difference', {
        first: names[0] ?? '',
        second: names[1] ?? '',
        points: formatPoints(estimate),
        low: formatPoints(lower),
        high: formatPoints(upper),
      })}
    </p>
  )
}

function sayTest(p: number): string {
  const chance = p < 0.001 ? `< ${formatNumber(0.001, 3)}` : `= ${formatNumber(p, p < 0.1 ? 3 : 2)}`
  return t(p < significance ? 'compare.differs' : 'compare.same', { p: chance })
}
