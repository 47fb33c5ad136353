import type { Account } from '#contract/account'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { Card } from '../../components/page.tsx'
import { StateMark } from '../../components/state-badge.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** Every milestone, when it was reached and by whom. */
export function AccountMilestones({ account }: { account: Account }) {
  const { base } = useEnvironment()
  if (account.milestones.length === 0) {
    return (
      <Card title={t('account.milestones')}>
        <EmptyState
          title={t('account.milestonesNone')}
          action={<a href={`${base}/milestones`}>{t('account.defineMilestone')}</a>}
        />
      </Card>
    )
  }
  return (
    <Card title={t('account.milestones')}>
      <ul class="plain-list">
        {inOrder(account.milestones).map((milestone) => (
          <li key={milestone.key} class="plain-row">
            <span class={milestone.reachedAt === null ? 'mark-open' : 'mark-reached'}>
              <StateMark state={milestone.reachedAt === null ? 'churned' : 'reached'} />
            </span>
            <span class="plain-main">
              {milestone.name}
              {milestone.firstValue && (
                <span class="first-value">
                  <Icon name="star" size={12} />
                  {t('ttv.firstValue')}
                </span>
              )}
            </span>
            <span class="soft small plain-end">
              {milestone.reachedAt === null ? (
                t('account.notReached')
              ) : (
                <>
                  <TimeAgo at={milestone.reachedAt} />
                  {milestone.userId !== null && (
                    <span class="plain-by">
                      {t('account.by', { user: nameOf(account, milestone.userId) })}
                    </span>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** As they were reached; what is still to come stands below. */
function inOrder(milestones: Account['milestones']): Account['milestones'] {
  const time = (at: string | null) => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at))
  return [...milestones].sort((a, b) => {
    const [one, other] = [time(a.reachedAt), time(b.reachedAt)]
    return one === other ? 0 : one - other
  })
}

function nameOf({ people }: Account, userId: string): string {
  return people.find(({ id }) => id === userId)?.name ?? userId
}
