import { useState } from 'preact/hooks'
import type { Schedule } from '#contract/guide'
import { TextField } from '../../components/field.tsx'
import { useEnvironment } from '../../session.tsx'
import { fromWallTime, toWallTime } from '../../wall-time.ts'
import { t } from '../../words/translate.ts'
import { useErrorAt } from './editor-context.ts'
import { setOptional } from './set-optional.ts'

/** From when until when it is offered, in the time zone that the environment reports in. */
export function ScheduleFields(props: {
  schedule: Schedule
  onSchedule: (schedule: Schedule | undefined) => void
}) {
  const { schedule, onSchedule } = props
  const { timeZone } = useEnvironment().environment
  const refused = useErrorAt('schedule')
  const { from, until } = schedule
  const isBackwards =
    from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from)
  const set = (bound: keyof Schedule, instant: string | undefined) => {
    const next = setOptional(schedule, bound, instant)
    onSchedule(Object.keys(next).length === 0 ? undefined : next)
  }
  return (
    <div class="columns" data-path="schedule">
      <InstantField
        label={t('editor.from')}
        help={t('editor.fromHelp', { zone: timeZone })}
        instant={from}
        onInstant={(instant) => set('from', instant)}
      />
      <InstantField
        label={t('editor.until')}
        help={t('editor.untilHelp')}
        error={isBackwards ? t('editor.untilBeforeFrom') : refused}
        instant={until}
        onInstant={(instant) => set('until', instant)}
      />
    </div>
  )
}

/** A day and a time; half a time is none yet, and stays as typed. */
function InstantField(props: {
  label: string
  help: string
  error?: string | undefined
  instant: string | undefined
  onInstant: (instant: string | undefined) => void
}) {
  const { instant, onInstant, ...field } = props
  const { timeZone } = useEnvironment().environment
  const [typed, setTyped] = useState('')
  const written = instant === undefined ? '' : toWallTime(instant, timeZone)
  return (
    <TextField
      {...field}
      type="datetime-local"
      optional
      value={fromWallTime(typed, timeZone) === instant ? typed : written}
      onValue={(wall) => {
        setTyped(wall)
        onInstant(fromWallTime(wall, timeZone))
      }}
    />
  )
}
