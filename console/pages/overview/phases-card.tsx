import { BarList, BarRow } from '../../charts/rate-bar.tsx'
import { LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Card } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useEnvironment } from '../../session.tsx'
import type { Period } from '../../use-period.ts'
import { useReport } from '../../use-report.ts'
import { t } from '../../words/translate.ts'
import { MoreLink } from './more-link.tsx'

/** How many accounts completed each phase of the published checklist. */
export function PhasesCard({ period }: { period: Period }) {
  const { base } = useEnvironment()
  const report = useReport('phase-completion', period.query)
  return (
    <Card title={t('overview.phases')} note={t('overview.phasesNote')}>
      <ResourceStates
        of={report}
        loading={<TableSkeleton rows={3} />}
        ready={({ checklist, rows }) =>
          checklist === null ? (
            <EmptyState
              title={t('adoption.noChecklist')}
              text={t('adoption.noChecklistText')}
              action={<LinkButton href={`${base}/guides`}>{t('adoption.openGuides')}</LinkButton>}
            />
          ) : (
            <>
              <BarList>
                {rows.map((row) => (
                  <BarRow key={row.phase} label={row.title} rate={row.completed} />
                ))}
              </BarList>
              <MoreLink href={`${base}/reports/adoption`} text={t('overview.adoptionOpen')} />
            </>
          )
        }
      />
    </Card>
  )
}
