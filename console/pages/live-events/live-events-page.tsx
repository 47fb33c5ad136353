// What is arriving, what was refused, and why?
import { useState } from 'preact/hooks'
import type { LiveEvent } from '#contract/live-event'
import { Button, LinkButton } from '../../components/button.tsx'
import { CopyField } from '../../components/copy-field.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ChoiceChip } from '../../components/filter-chip.tsx'
import { Card, Page } from '../../components/page.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useEnvironment } from '../../session.tsx'
import { useUrlState, withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { useInstall } from '../install/use-install.ts'
import { EventPanel } from './event-panel.tsx'
import { LiveTable } from './live-table.tsx'
import { fitsLiveFilter } from './merge-live-events.ts'
import { useLiveEvents, type LiveEvents } from './use-live-events.ts'
import './live-events-page.css'

const statuses = ['accepted', 'rejected'] as const

export function LiveEventsPage() {
  const { environment } = useEnvironment()
  const [paused, setPaused] = useState(false)
  const [status, setStatus] = useUrlState('status')
  const live = useLiveEvents(environment.id, paused)
  return (
    <Page
      title={t('live.title')}
      question={t('live.question')}
      actions={
        <>
          <LiveLamp paused={paused} live={live} />
          <Button
            icon={paused ? 'play' : 'pause'}
            aria-pressed={paused}
            onClick={() => setPaused(!paused)}
          >
            {t(paused ? 'live.resume' : 'live.pause')}
          </Button>
        </>
      }
      filters={
        <>
          <ChoiceChip
            name={t('live.status')}
            value={statuses.find((each) => each === status) ?? ''}
            fallback=""
            options={[
              { value: '', label: t('live.status.all') },
              ...statuses.map((value) => ({ value, label: t(`live.status.${value}`) })),
            ]}
            onValue={setStatus}
          />
          <SearchField
            param="name"
            label={t('live.search')}
            placeholder={t('live.searchPlaceholder')}
          />
        </>
      }
    >
      <Stream live={live} />
    </Page>
  )
}

/** A lamp with its word: whether what is shown is what is happening. */
function LiveLamp({ paused, live }: { paused: boolean; live: LiveEvents }) {
  const look = paused ? 'paused' : live.problem ? 'trouble' : 'on'
  return (
    <span class={`lamp lamp-${look}`} role="status">
      <span class="lamp-light" aria-hidden="true" />
      {t(look === 'trouble' ? 'live.trouble' : look === 'on' ? 'live.on' : 'live.paused')}
    </span>
  )
}

function Stream({ live }: { live: LiveEvents }) {
  const [status] = useUrlState('status')
  const [name] = useUrlState('name')
  const [chosenId, choose] = useUrlState('event')
  const { events, problem, retry } = live
  if (events === null) {
    if (problem) return <ErrorState problem={problem} onRetry={retry} />
    return (
      <Card flush>
        <TableSkeleton rows={10} />
      </Card>
    )
  }
  if (events.length === 0) return <NothingYet />
  const filter = { status: statuses.find((each) => each === status), name }
  const shown = events.filter((event) => fitsLiveFilter(event, filter))
  const chosen = events.find(({ id }) => id === chosenId)
  return (
    <div class={`live ${chosenId === '' ? '' : 'live-with-panel'}`}>
      <Card flush>
        {shown.length === 0 ? (
          <NothingFits />
        ) : (
          <LiveTable events={shown} chosenId={chosenId} onChoose={choose} />
        )}
      </Card>
      {chosenId !== '' && <Panel event={chosen} onClose={() => choose(null)} />}
    </div>
  )
}

function Panel({ event, onClose }: { event: LiveEvent | undefined; onClose: () => void }) {
  if (event) return <EventPanel key={event.id} event={event} onClose={onClose} />
  return (
    <Card>
      <EmptyState
        title={t('live.gone')}
        text={t('live.goneText')}
        action={<Button onClick={onClose}>{t('common.close')}</Button>}
      />
    </Card>
  )
}

function NothingYet() {
  const { base } = useEnvironment()
  const install = useInstall()
  return (
    <Card>
      <EmptyState
        title={t('live.none')}
        text={t('live.noneText')}
        action={
          <LinkButton look="primary" href={`${base}/developer/install`}>
            {t('accounts.install')}
          </LinkButton>
        }
      />
      {install.state === 'ready' && <CopyField label="curl" text={install.value.curl} multiline />}
    </Card>
  )
}

function NothingFits() {
  return (
    <EmptyState
      title={t('live.filteredOut')}
      text={t('live.filteredOutText')}
      action={
        <LinkButton href={withQuery({ status: null, name: null })}>
          {t('live.clearFilters')}
        </LinkButton>
      }
    />
  )
}
