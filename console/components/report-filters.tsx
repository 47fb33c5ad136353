import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { currentTimeMs } from '../clock.ts'
import { formatDate } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { calendarDayAt } from '../start-of-day.ts'
import { periodLengths, usualPeriod, type Period, type PeriodChoice } from '../use-period.ts'
import type { ReportChip } from '../use-report-query.ts'
import { useUrlState, withQuery } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { ChoiceChip, ChoiceList, FilterChip } from './filter-chip.tsx'
import { GroupByChip } from './group-by-chip.tsx'
import { SegmentFilter } from './segment-filter.tsx'

/** The chips every report has, which accounts and as known when, and those that the page asks for. */
export function ReportFilters(props: { period: Period; chips?: readonly ReportChip[] }) {
  const { period, chips = [] } = props
  return (
    <>
      <PeriodChip period={period} />
      <AsOfChip period={period} />
      {chips.includes('segment') && <SegmentFilter />}
      {chips.includes('level') && <LevelChip />}
      {chips.includes('compare') && period.previous && <CompareChip />}
      {chips.includes('groupBy') && <GroupByChip />}
    </>
  )
}

function PeriodChip({ period }: { period: Period }) {
  const { route } = useLocation()
  const [from, setFrom] = useState(period.from)
  const [to, setTo] = useState(period.to)
  const names = [...(Object.keys(periodLengths) as (keyof typeof periodLengths)[]), 'all'] as const

  function choose(choice: PeriodChoice): void {
    setFrom('')
    setTo('')
    const asked = choice === usualPeriod ? null : choice
    route(withQuery({ period: asked, from: null, to: null }), true)
  }

  return (
    <FilterChip
      name={t('filter.startedIn')}
      value={period.label}
      active={period.choice !== usualPeriod}
      always
    >
      {(close) => (
        <>
          <ChoiceList
            name={t('filter.period')}
            value={period.choice}
            options={names.map((value) => ({ value, label: t(`filter.period.${value}`) }))}
            onValue={(choice) => {
              close()
              choose(choice)
            }}
          />
          <form
            class="chip-form"
            onSubmit={(event) => {
              event.preventDefault()
              close()
              route(withQuery({ period: null, from, to }), true)
            }}
          >
            <TextField
              label={t('filter.from')}
              type="date"
              value={from}
              max={to}
              onValue={setFrom}
            />
            <TextField label={t('filter.to')} type="date" value={to} min={from} onValue={setTo} />
            <Button type="submit">{t('filter.apply')}</Button>
          </form>
        </>
      )}
    </FilterChip>
  )
}

function AsOfChip({ period }: { period: Period }) {
  const { environment } = useEnvironment()
  const { route } = useLocation()
  const [asOf, setAsOf] = useState(period.asOf)
  const shown = period.asOf === '' ? null : formatDate(`${period.asOf}T12:00:00Z`, 'UTC')
  return (
    <FilterChip
      name={t('filter.asOf')}
      value={shown ?? t('filter.asOf.now')}
      active={shown !== null}
    >
      {(close) => (
        <form
          class="chip-form"
          onSubmit={(event) => {
            event.preventDefault()
            close()
            route(withQuery({ asOf }), true)
          }}
        >
          <TextField
            label={t('filter.asOf.label')}
            help={t('filter.asOf.help')}
            type="date"
            value={asOf}
            max={calendarDayAt(currentTimeMs(), environment.timeZone)}
            onValue={setAsOf}
          />
          <div class="row">
            <Button type="submit">{t('filter.apply')}</Button>
            {shown !== null && (
              <Button
                look="quiet"
                onClick={() => {
                  close()
                  setAsOf('')
                  route(withQuery({ asOf: null }), true)
                }}
              >
                {t('filter.clear')}
              </Button>
            )}
          </div>
        </form>
      )}
    </FilterChip>
  )
}

function LevelChip() {
  const [level, setLevel] = useUrlState('level', 'account')
  return (
    <ChoiceChip
      name={t('filter.level')}
      value={level === 'user' ? 'user' : 'account'}
      fallback="account"
      options={[
        { value: 'account', label: t('filter.level.account') },
        { value: 'user', label: t('filter.level.user') },
      ]}
      onValue={setLevel}
    />
  )
}

function CompareChip() {
  const [compare, setCompare] = useUrlState('compare', 'on')
  return (
    <ChoiceChip
      name={t('filter.compare')}
      value={compare === 'off' ? 'off' : 'on'}
      fallback="on"
      options={[
        { value: 'on', label: t('filter.compare.on') },
        { value: 'off', label: t('filter.compare.off') },
      ]}
      onValue={setCompare}
    />
  )
}
