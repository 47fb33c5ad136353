import type { GuideDecision } from '#contract/guide-insight'
import { fetchDecision } from '../../../api-client.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Card } from '../../../components/page.tsx'
import { LoadingRegion, Skeleton } from '../../../components/skeleton.tsx'
import { TimeAgo } from '../../../components/time-ago.tsx'
import { useEnvironment } from '../../../session.tsx'
import { useResource } from '../../../use-resource.ts'
import { t } from '../../../words/translate.ts'
import { reasonIn } from './read-trace.ts'
import { ShownBadge } from './shown-badge.tsx'
import { Trace } from './trace.tsx'

/** Both halves of the decision: what the server offers now, and what their page made of it last. */
export function UserDecision({ guideKey, userId }: { guideKey: string; userId: string }) {
  const { environment } = useEnvironment()
  const decision = useResource(
    `decision ${environment.id} ${guideKey} ${userId}`,
    (signal) => fetchDecision(environment.id, guideKey, userId, signal),
    { everyMs: 10_000 },
  )
  if (decision.state === 'loading') {
    return (
      <LoadingRegion>
        <div class="columns">
          <Skeleton height="220px" />
          <Skeleton height="220px" />
        </div>
      </LoadingRegion>
    )
  }
  if (decision.state === 'failed') {
    return decision.problem.code === 'not_found' ? (
      <Card>
        <EmptyState
          title={t('decision.unknownUser')}
          text={t('decision.unknownUserText', { user: userId })}
        />
      </Card>
    ) : (
      <ErrorState problem={decision.problem} onRetry={decision.reload} />
    )
  }
  return <Both decision={decision.value} />
}

function Both({ decision: { server, page } }: { decision: GuideDecision }) {
  return (
    <div class="columns">
      <Card title={t('decision.server')} note={t('decision.serverNote')}>
        <Verdict
          sentence={t(server.eligible ? 'decision.offered' : 'decision.notOffered')}
          reason={server.eligible ? null : reasonIn(server.trace)}
        />
        <Trace lines={server.trace} />
      </Card>
      <Card
        title={t('decision.page')}
        note={page ? <TimeAgo at={page.decidedAt} /> : undefined}
        aside={page && <ShownBadge shown={page.shown} />}
      >
        {page ? (
          <>
            <Verdict
              sentence={t(page.shown ? 'decision.pageShows' : 'decision.pageShowsNot')}
              reason={page.shown ? null : reasonIn(page.trace)}
            />
            <Trace lines={page.trace} />
          </>
        ) : (
          <p class="soft">{t(server.eligible ? 'decision.noPage' : 'decision.noPageNotOffered')}</p>
        )}
      </Card>
    </div>
  )
}

function Verdict({ sentence, reason }: { sentence: string; reason: string | null }) {
  return (
    <p class="decision-verdict">
      <strong>{sentence}</strong>
      {reason !== null && (
        <>
          {' '}
          {t('decision.because')} <span lang="en">{reason}</span>
        </>
      )}
    </p>
  )
}
