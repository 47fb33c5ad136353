import type { Account, TimelineEntry } from '#contract/account'
import { fetchTimeline } from '../../api-client.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { Card } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { formatClock, formatDate, formatExact } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { usePages } from '../../use-pages.ts'
import { t } from '../../words/translate.ts'
import { foldTimeline } from './fold-timeline.ts'

/** What happened, newest first, day by day; milestones stand out, repeats are folded. */
export function AccountTimeline({ account }: { account: Account }) {
  const { id } = account
  const { environment } = useEnvironment()
  const timeline = usePages(
    `timeline ${environment.id} ${id}`,
    (cursor, signal) =>
      fetchTimeline(environment.id, id, cursor === undefined ? {} : { cursor }, signal),
    { everyMs: 10_000 },
  )
  return (
    <Card title={t('account.timeline')}>
      <ResourceStates
        of={timeline}
        loading={<TableSkeleton rows={6} />}
        ready={(value) =>
          value.rows.length === 0 ? (
            <EmptyState title={t('account.timelineNone')} />
          ) : (
            <>
              {days(foldTimeline(value.rows), environment.timeZone).map(({ day, entries }) => (
                <section key={day} class="day">
                  <h3>{day}</h3>
                  <ol class="timeline">
                    {entries.map((entry) => (
                      <Entry
                        key={`${entry.at} ${entry.kind} ${entry.name}`}
                        entry={entry}
                        who={nameOf(account, entry.userId)}
                      />
                    ))}
                  </ol>
                </section>
              ))}
              <LoadMore of={value} />
            </>
          )
        }
      />
    </Card>
  )
}

function Entry({ entry, who }: { entry: TimelineEntry; who: string | null }) {
  const isMilestone = entry.kind === 'milestone'
  const icon = iconOf(entry)
  return (
    <li class={`entry ${isMilestone ? 'entry-milestone' : ''}`}>
      <span class="entry-mark">{icon && <Icon name={icon} size={14} />}</span>
      <span class="entry-what">
        {what(entry)}
        {entry.count > 1 && (
          <span class="soft"> {t('account.timelineTimes', { count: entry.count })}</span>
        )}
        {who !== null && <span class="soft small entry-who">{who}</span>}
      </span>
      <span class="soft small">
        <time dateTime={entry.at} title={formatExact(entry.at)}>
          {formatClock(entry.at)}
        </time>
      </span>
    </li>
  )
}

function iconOf({ kind, firstValue }: TimelineEntry): IconName | null {
  if (firstValue) return 'star'
  return kind === 'milestone' ? 'milestones' : null
}

function what({ kind, name, firstValue }: TimelineEntry): string {
  if (kind === 'start') return t('account.timelineStart')
  if (kind === 'churn') return t('account.timelineChurn')
  if (kind === 'event') return isOwnEvent(name) ? t(ownEvents[name]) : name
  return t(firstValue ? 'account.timelineFirstValue' : 'account.timelineMilestone', { name })
}

function days(entries: readonly TimelineEntry[], timeZone: string) {
  const byDay = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = formatDate(entry.at, timeZone)
    byDay.set(day, [...(byDay.get(day) ?? []), entry])
  }
  return [...byDay].map(([day, ofDay]) => ({ day, entries: ofDay }))
}

/** What the SDK and Segment-compatible clients send beside the vendor's own events. */
const ownEvents = {
  $identify: 'account.event.identify',
  $group: 'account.event.group',
  $page: 'account.event.page',
  $screen: 'account.event.page',
  $guide_started: 'account.event.guideStarted',
  $guide_completed: 'account.event.guideCompleted',
  $guide_dismissed: 'account.event.guideDismissed',
  $guide_minimised: 'account.event.guideMinimised',
  $guide_opened: 'account.event.guideOpened',
  $guide_step_shown: 'account.event.guideStep',
  $celebration_shown: 'account.event.celebration',
} as const

function isOwnEvent(name: string): name is keyof typeof ownEvents {
  return Object.hasOwn(ownEvents, name)
}

function nameOf({ people }: Account, userId: string | null): string | null {
  return people.find(({ id }) => id === userId)?.name ?? userId
}
