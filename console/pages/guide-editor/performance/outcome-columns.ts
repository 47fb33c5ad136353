import type { Rate } from '#contract/estimates'
import { rateText } from '../../../charts/rate-bar.tsx'
import type { Column } from '../../../components/data-table.tsx'
import { t } from '../../../words/translate.ts'

type Outcome = 'started' | 'finished' | 'dismissed'

/** What those who were shown a guide did with it; on a phone only who finished. */
export function outcomeColumns<Row extends Record<Outcome, Rate>>(): Column<Row>[] {
  return (['started', 'finished', 'dismissed'] as const).map((outcome) => ({
    key: outcome,
    title: t(`performance.${outcome}`),
    numeric: true,
    ...(outcome === 'finished' ? {} : { from: 'narrow' }),
    cell: (row) => rateText(row[outcome]),
  }))
}
