import { sayFilters } from '../../rules/say-rule.ts'
import { t } from '../../words/translate.ts'
import type { FunnelReport } from './funnel-answer.tsx'
import './funnel-page.css'

/** What the names of its steps do not say of a funnel: it changes every number. */
export function FunnelConditions({ funnel }: { funnel: NonNullable<FunnelReport['funnel']> }) {
  const { steps, exclude, holdConstant } = funnel
  const said = steps.flatMap((step, index) =>
    'event' in step && step.where && step.where.length > 0
      ? t('funnel.onlyWhere', { step: index + 1, filters: sayFilters(step.where) })
      : [],
  )
  if (exclude !== null) {
    const { event, where = [], between } = exclude
    said.push(
      t(where.length > 0 ? 'funnel.excludedWhere' : 'funnel.excluded', {
        event,
        filters: sayFilters(where),
        first: between[0],
        second: between[1],
      }),
    )
  }
  if (holdConstant !== null) said.push(t('funnel.held', { property: holdConstant }))
  if (said.length === 0) return null
  return (
    <ul class="funnel-conditions soft small">
      {said.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
