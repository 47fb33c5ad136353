// Where does every customer stand, and who needs you?
import type { AccountRow } from '#contract/account'
import { fetchAccounts } from '../../api-client.ts'
import { LinkButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ChoiceChip } from '../../components/filter-chip.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { Card, Page } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { SegmentFilter } from '../../components/segment-filter.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useEnvironment } from '../../session.tsx'
import { usePages, type PagedRows } from '../../use-pages.ts'
import { useUrlState, withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { AccountTable } from './account-table.tsx'
import { AccountsDownload } from './accounts-download.tsx'
import { accountSorts, accountStates, readAccountFilters } from './account-filters.ts'

/** Accounts move while one looks at them. */
const refreshMs = 15_000

export function AccountsPage() {
  const { environment } = useEnvironment()
  const [state, setState] = useUrlState('state')
  const [sort, setSort] = useUrlState('sort', accountSorts[0].value)
  const [search] = useUrlState('search')
  const [segment] = useUrlState('segment')
  const filters = readAccountFilters({ state, sort, search, segment })
  const accounts = usePages(
    `accounts ${environment.id} ${JSON.stringify(filters)}`,
    (cursor, signal) => fetchAccounts(environment.id, { ...filters, cursor }, signal),
    { everyMs: refreshMs },
  )
  return (
    <Page
      title={t('accounts.title')}
      question={t('accounts.question')}
      filters={
        <>
          <ChoiceChip
            name={t('accounts.state')}
            value={filters.state ?? ''}
            fallback=""
            options={[
              { value: '', label: t('accounts.state.any') },
              ...accountStates.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
            onValue={setState}
          />
          <SegmentFilter />
          <ChoiceChip
            name={t('accounts.sort')}
            value={filters.sort}
            fallback={accountSorts[0].value}
            options={accountSorts.map(({ value, word }) => ({ value, label: t(word) }))}
            onValue={setSort}
          />
          <SearchField label={t('accounts.search')} placeholder={t('accounts.searchPlaceholder')} />
        </>
      }
    >
      <ResourceStates
        of={accounts}
        loading={
          <Card flush>
            <TableSkeleton rows={10} />
          </Card>
        }
        ready={(value) => (
          <Found
            accounts={value}
            filtered={[filters.state ?? '', search, segment].some((value) => value !== '')}
          />
        )}
      />
    </Page>
  )
}

function Found({ accounts, filtered }: { accounts: PagedRows<AccountRow>; filtered: boolean }) {
  if (accounts.rows.length === 0) {
    return <Card>{filtered ? <NoneMatches /> : <NoneYet />}</Card>
  }
  return (
    <>
      <Card flush>
        <AccountTable rows={accounts.rows} />
        <LoadMore of={accounts} />
      </Card>
      <div class="row-apart">
        <p class="soft small" role="status">
          {t('accounts.shown', { count: accounts.rows.length })}
        </p>
        <AccountsDownload rows={accounts.rows} />
      </div>
    </>
  )
}

function NoneYet() {
  const { base } = useEnvironment()
  return (
    <EmptyState
      title={t('accounts.none')}
      text={t('accounts.noneText')}
      action={
        <LinkButton look="primary" href={`${base}/developer/install`}>
          {t('accounts.install')}
        </LinkButton>
      }
    />
  )
}

function NoneMatches() {
  return (
    <EmptyState
      title={t('accounts.filteredOut')}
      text={t('accounts.filteredOutText')}
      action={
        <LinkButton href={withQuery({ state: null, search: null, segment: null })}>
          {t('accounts.clearFilters')}
        </LinkButton>
      }
    />
  )
}
