import { useLocation } from 'preact-iso'
import type { ReportQuery } from './api-client.ts'
import { currentTimeMs } from './clock.ts'
import { formatDate } from './format.ts'
import { useEnvironment } from './session.tsx'
import { addDays, calendarDayAt, isCalendarDay, startOfDay } from './start-of-day.ts'
import { t } from './words/translate.ts'

export const periodLengths = { '30d': 30, '90d': 90, '365d': 365 } as const
type NamedPeriod = keyof typeof periodLengths
export type PeriodChoice = NamedPeriod | 'all' | 'custom'
export const usualPeriod: PeriodChoice = '90d'

/** Which accounts a report is about, and as known when; all of it read from the address. */
export interface Period {
  choice: PeriodChoice
  /** First and last day of a custom period, inclusive; empty when open. */
  from: string
  to: string
  /** Empty: now. */
  asOf: string
  query: ReportQuery
  /** The stretch of the same length before, as known at the same time; null when there is none. */
  previous: ReportQuery | null
  /** "Last 90 days", "1 Oct 2026 to 31 Oct 2026". */
  label: string
}

/** Days begin where the environment's reporting time zone says. */
export function usePeriod(): Period {
  const { query } = useLocation()
  const { environment } = useEnvironment()
  return readPeriod(query, environment.timeZone, currentTimeMs())
}

/** Unknown or mistyped values fall back to the usual ones. */
export function readPeriod(
  query: Readonly<Record<string, string>>,
  timeZone: string,
  nowMs: number,
): Period {
  const today = calendarDayAt(nowMs, timeZone)
  const day = (name: string) => {
    const value = query[name] ?? ''
    return isCalendarDay(value) ? value : ''
  }
  const start = (value: string) => startOfDay(value, timeZone)
  const asOf = day('asOf') < today ? day('asOf') : ''
  const asOfQuery = asOf === '' ? {} : { asOf: start(addDays(asOf, 1)) }
  const asked = query['period'] ?? ''
  const shared = { asOf, from: day('from'), to: day('to') }

  if (shared.from !== '' || shared.to !== '') {
    const { from, to } = shared
    const end = to === '' ? today : to
    const lengthDays =
      from === '' ? 0 : Math.round((Date.parse(end) - Date.parse(from)) / 86_400_000) + 1
    return {
      ...shared,
      choice: 'custom',
      query: {
        ...(from === '' ? {} : { from: start(from) }),
        ...(to === '' ? {} : { to: start(addDays(to, 1)) }),
        ...asOfQuery,
      },
      previous:
        lengthDays < 1
          ? null
          : { from: start(addDays(from, -lengthDays)), to: start(from), ...asOfQuery },
      label: dayRange(from, to),
    }
  }
  if (asked === 'all') {
    const label = t('filter.period.all')
    return { ...shared, choice: 'all', query: { ...asOfQuery }, previous: null, label }
  }
  const choice: NamedPeriod = isNamedPeriod(asked) ? asked : '90d'
  const length = periodLengths[choice]
  const first = addDays(asOf === '' ? today : asOf, 1 - length)
  return {
    ...shared,
    choice,
    query: { from: start(first), ...asOfQuery },
    previous: { from: start(addDays(first, -length)), to: start(first), ...asOfQuery },
    label: t(`filter.period.${choice}`),
  }
}

function isNamedPeriod(text: string): text is NamedPeriod {
  return Object.hasOwn(periodLengths, text)
}

function dayRange(from: string, to: string): string {
  const say = (day: string) => formatDate(`${day}T12:00:00Z`, 'UTC')
  if (to === '') return t('report.period.from', { from: say(from) })
  if (from === '') return t('report.period.to', { to: say(to) })
  return t('report.period.between', { from: say(from), to: say(to) })
}
