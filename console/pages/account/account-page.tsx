// How far has this customer come, and what is next?
import { useLocation } from 'preact-iso'
import type { Account } from '#contract/account'
import { fetchAccount } from '../../api-client.ts'
import { LinkButton } from '../../components/button.tsx'
import { BackLink } from '../../components/back-link.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { usePageParam } from '../../page-params.ts'
import { useEnvironment } from '../../session.tsx'
import { useResource } from '../../use-resource.ts'
import { t } from '../../words/translate.ts'
import { keptFilters } from '../accounts/account-filters.ts'
import { AccountHeader } from './account-header.tsx'
import { AccountMilestones } from './account-milestones.tsx'
import { AccountPeople } from './account-people.tsx'
import { AccountPhases } from './account-phases.tsx'
import { AccountTimeline } from './account-timeline.tsx'
import { AccountTraits } from './account-traits.tsx'
import './account-page.css'

/** A customer who is at it right now is seen moving. */
const refreshMs = 5_000

export function AccountPage() {
  const id = usePageParam('id')
  const { query } = useLocation()
  const { base, environment } = useEnvironment()
  const account = useResource(
    `account ${environment.id} ${id}`,
    (signal) => fetchAccount(environment.id, id, signal),
    { everyMs: refreshMs },
  )
  const list = `${base}/accounts${keptFilters(query)}`
  const missing = account.state === 'failed' && account.problem.code === 'not_found'
  const name = account.state === 'ready' ? account.value.name : null
  return (
    <>
      <BackLink href={list}>{t('account.back')}</BackLink>
      <Page title={name ?? id} question={t('account.question')}>
        {missing ? (
          <Card>
            <EmptyState
              title={t('account.missing')}
              text={t('account.missingText')}
              action={
                <LinkButton look="primary" href={list}>
                  {t('account.back')}
                </LinkButton>
              }
            />
          </Card>
        ) : (
          <ResourceStates
            of={account}
            loading={<ReportSkeleton />}
            ready={(value) => <Answer account={value} />}
          />
        )}
      </Page>
    </>
  )
}

function Answer({ account }: { account: Account }) {
  return (
    <>
      <AccountHeader account={account} />
      <div class="account-columns">
        <div class="stack">
          <AccountPhases account={account} />
          <AccountTimeline account={account} />
        </div>
        <div class="stack">
          <AccountMilestones account={account} />
          <AccountPeople account={account} />
          <AccountTraits account={account} />
        </div>
      </div>
    </>
  )
}
