import type { LiveEvent } from '#contract/live-event'
import { Icon } from '../../components/icon.tsx'
import { currentTimeMs } from '../../clock.ts'
import { formatClock, formatDate, formatExact } from '../../format.ts'
import { sayRefusal } from '../../refusal-words.ts'
import type { MilestoneNames } from '../../rules/say-rule.ts'
import { useMilestoneNames } from '../../rules/use-milestone-names.ts'
import { t } from '../../words/translate.ts'

/** One event per row, newest on top; a row opens its details. */
export function LiveTable(props: {
  events: readonly LiveEvent[]
  chosenId: string
  onChoose: (id: string) => void
}) {
  const names = useMilestoneNames()
  return (
    <div class="table-scroll" role="region" aria-label={t('live.title')} tabIndex={0}>
      <table class="table live-table">
        <caption class="visually-hidden">{t('live.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('live.time')}</th>
            <th scope="col">{t('live.event')}</th>
            <th scope="col" class="from-narrow">
              {t('live.who')}
            </th>
            <th scope="col">{t('live.result')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={walkRows}>
          {props.events.map((event) => (
            <LiveRow
              key={`${event.status} ${event.id}`}
              event={event}
              names={names}
              chosen={event.id === props.chosenId}
              onChoose={() => props.onChoose(event.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LiveRow(props: {
  event: LiveEvent
  names: MilestoneNames
  chosen: boolean
  onChoose: () => void
}) {
  const { event } = props
  // A refused event may have sent empty ones.
  const who = event.userId || event.anonymousId
  return (
    <tr class={`row-clickable live-${event.status} ${props.chosen ? 'live-chosen' : ''}`}>
      <td class="numbers">
        <OpenButton {...props} />
      </td>
      <td>
        <span class="live-name">{event.name ?? event.type}</span>
        {event.name !== null && !event.name.startsWith('$') && event.type !== 'track' && (
          <span class="soft"> {event.type}</span>
        )}
      </td>
      <td class="from-narrow live-who">
        {who || <span class="soft">–</span>}
        {event.accountId && <span class="soft"> · {event.accountId}</span>}
      </td>
      <td>
        <Result event={event} names={props.names} />
      </td>
    </tr>
  )
}

function OpenButton({
  event,
  chosen,
  onChoose,
}: {
  event: LiveEvent
  chosen: boolean
  onChoose: () => void
}) {
  const time = sayTime(event.receivedAt)
  return (
    <button
      type="button"
      class="row-link live-open"
      aria-pressed={chosen}
      aria-label={`${time} ${event.name ?? event.type}`}
      title={formatExact(event.receivedAt)}
      onClick={onChoose}
    >
      {time}
    </button>
  )
}

/** The time of day says enough of what has just come, and too little of anything older. */
function sayTime(at: string): string {
  return formatDate(at) === formatDate(currentTimeMs()) ? formatClock(at) : formatDate(at)
}

function Result({ event, names }: { event: LiveEvent; names: MilestoneNames }) {
  if (event.status === 'rejected') {
    const { why, fix } = sayRefusal({ ...event, code: event.code ?? '' })
    return (
      <span class="live-refusal">
        <span class="badge badge-stuck">
          <Icon name="close" size={12} />
          {t('live.refused')}
        </span>
        {event.field !== null && <code>{event.field}</code>}
        <span>
          {why} <span class="soft">{fix}</span>
        </span>
      </span>
    )
  }
  if (event.completed.length === 0) {
    return (
      <span class="live-stored soft">
        <Icon name="check" size={12} />
        {t('live.stored')}
      </span>
    )
  }
  return (
    <span class="live-refusal">
      {event.completed.map((key) => (
        <span key={key} class="badge badge-reached live-completed">
          <Icon name="milestones" size={12} />
          {t('live.completed', { name: names.get(key) ?? key })}
        </span>
      ))}
    </span>
  )
}

function walkRows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  const body = event.currentTarget
  if (step === undefined || !(body instanceof Element)) return
  const rows = [...body.querySelectorAll<HTMLElement>('.live-open')]
  const next = rows[rows.findIndex((row) => row === document.activeElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
