import type { TimelineEntry } from '#contract/account'
import { fetchTimeline } from '../../api-client.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { LoadMore } from '../../components/load-more.tsx'
import { Card } from '../../components/page.tsx'
import { ResourceStates } from '../../components/resource-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { formatDate } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { usePages } from '../../use-pages.ts'
import { t } from '../../words/translate.ts'
import { foldTimeline } from './fold-timeline.ts'

/** What happened, newest first, day by day; milestones stand out, repeats are folded. */
export function AccountTimeline({ id }: { id: string }) {
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
                      <Entry key={`${entry.at} ${entry.kind} ${entry.name}`} entry={entry} />
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

function Entry({ entry }: { entry: TimelineEntry }) {
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
        {entry.userId !== null && <span class="soft small entry-who">{entry.userId}</span>}
      </span>
      <span class="soft small">
        <TimeAgo at={entry.at} />
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
  if (kind === 'event') return name
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
