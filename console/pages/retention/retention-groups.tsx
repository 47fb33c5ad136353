import type { RetentionReport } from '#contract/reports/retention'
import type { ReportQuery } from '../../api-client.ts'
import type { Column } from '../../components/data-table.tsx'
import { GroupTable } from '../../components/group-table.tsx'
import { RateCell } from '../../components/rate-cell.tsx'
import { t } from '../../words/translate.ts'
import { headlineWeeks } from './headline-weeks.ts'
import { sayBracket } from './say-bracket.ts'

type Group = NonNullable<RetentionReport['groups']>['rows'][number]

/** Who of each group comes back, in single weeks and within some; nothing where not grouped. */
export function RetentionGroups({
  report,
  query,
}: {
  report: RetentionReport
  query: ReportQuery
}) {
  const { groups, overall } = report
  if (groups === null) return null
  return (
    <GroupTable
      metric="retention"
      query={query}
      by={groups.by}
      rows={groups.rows}
      counted={{ title: t('retention.began'), of: { step: 'retained' } }}
      columns={[
        ...headlineWeeks.map(weekColumn),
        // Of one week alone there is a column already.
        ...overall.brackets.filter(({ first, last }) => first !== last).map(bracketColumn),
      ]}
      note={t('retention.groupsNote')}
    />
  )
}

function weekColumn(week: number, position: number): Column<Group> {
  return {
    key: `week-${week}`,
    title: t('retention.week', { week }),
    // A phone has room for one.
    ...(position === 0 ? {} : { from: 'narrow' }),
    cell: ({ cells }) => {
      const rate = cells.find(({ index }) => index === week)?.on
      return rate === undefined ? '–' : <RateCell rate={rate} />
    },
  }
}

function bracketColumn(bracket: { first: number; last: number }): Column<Group> {
  return {
    key: `weeks-${bracket.first}-${bracket.last}`,
    title: sayBracket(bracket),
    from: 'medium',
    cell: ({ brackets }) => {
      const found = brackets.find(
        ({ first, last }) => first === bracket.first && last === bracket.last,
      )
      return found === undefined ? '–' : <RateCell rate={found.retained} />
    },
  }
}
