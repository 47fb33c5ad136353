import type { TimeToFirstValueReport } from '#contract/metric-report'
import { useEnvironment } from '../session.tsx'
import { withQuery } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Card } from './page.tsx'

/** Why there is no time to value: no first value is chosen, or nobody started in the period. */
export function NoFirstValue({ report }: { report: TimeToFirstValueReport }) {
  const { base } = useEnvironment()
  const undefinedYet = report.milestone === null
  return (
    <Card>
      {undefinedYet ? (
        <EmptyState
          title={t('ttv.noMilestone')}
          text={t('ttv.noMilestoneText')}
          action={
            <LinkButton look="primary" href={`${base}/milestones`}>
              {t('ttv.chooseMilestone')}
            </LinkButton>
          }
        />
      ) : (
        <EmptyState
          title={t('ttv.noStarts')}
          text={t('ttv.noStartsText')}
          action={
            <LinkButton look="primary" href={`${base}/developer/install`}>
              {t('ttv.install')}
            </LinkButton>
          }
          learn={
            (report.period.from !== null || report.period.to !== null) && (
              <a href={withQuery({ period: 'all', from: null, to: null, asOf: null })}>
                {t('ttv.allTime')}
              </a>
            )
          }
        />
      )}
    </Card>
  )
}
