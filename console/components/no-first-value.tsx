import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { fetchInstall } from '../api-client.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'
import { withQuery } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Card } from './page.tsx'

/**
 * Why there is no time to value, and the one thing to do next: nothing is installed yet, no first
 * value is chosen, or nobody started in the period.
 */
export function NoFirstValue({ report }: { report: TimeToFirstValueReport }) {
  const { environment } = useEnvironment()
  const install = useResource(`install ${environment.id}`, (signal) =>
    fetchInstall(environment.id, signal),
  )
  // Without an answer the period is blamed, which is right for every environment that has data.
  const nothingArrived = install.state === 'ready' && install.value.firstEventAt === null
  return (
    <Card>
      {nothingArrived ? (
        <NothingArrived />
      ) : report.milestone === null ? (
        <NoMilestone />
      ) : (
        <NobodyStarted period={report.period} />
      )}
    </Card>
  )
}

function NothingArrived() {
  const { base } = useEnvironment()
  return (
    <EmptyState
      title={t('ttv.noEvents')}
      text={t('ttv.noEventsText')}
      action={
        <LinkButton look="primary" href={`${base}/developer/install`}>
          {t('ttv.install')}
        </LinkButton>
      }
    />
  )
}

function NoMilestone() {
  const { base } = useEnvironment()
  return (
    <EmptyState
      title={t('ttv.noMilestone')}
      text={t('ttv.noMilestoneText')}
      action={
        <LinkButton look="primary" href={`${base}/milestones`}>
          {t('ttv.chooseMilestone')}
        </LinkButton>
      }
    />
  )
}

function NobodyStarted({ period }: { period: TimeToFirstValueReport['period'] }) {
  const { base } = useEnvironment()
  const bounded = period.from !== null || period.to !== null
  const allTime = withQuery({ period: 'all', from: null, to: null, asOf: null })
  return (
    <EmptyState
      title={t('ttv.noStarts')}
      text={t('ttv.noStartsText')}
      action={
        bounded ? (
          <LinkButton look="primary" href={allTime}>
            {t('ttv.allTime')}
          </LinkButton>
        ) : (
          <LinkButton look="primary" href={`${base}/developer/install`}>
            {t('ttv.install')}
          </LinkButton>
        )
      }
      learn={bounded && <a href={`${base}/developer/install`}>{t('ttv.install')}</a>}
    />
  )
}
