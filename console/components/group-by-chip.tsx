import { useState } from 'preact/hooks'
import { fetchGuides } from '../api-client.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'
import { useSegments } from '../use-segments.ts'
import { useUrlState } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { ChoiceList, FilterChip } from './filter-chip.tsx'

/**
 * By what a report is told apart, as `groupBy` in the address: being in a segment, the version of
 * a guide first met, or
 * any trait by its name. `weeks`: by the week of the start too, where the page can show that.
 */
export function GroupByChip({ weeks }: { weeks?: boolean }) {
  const [groupBy, setGroupBy] = useUrlState('groupBy')
  const [trait, setTrait] = useState(isTrait(groupBy) ? groupBy : '')
  const options = useGroupOptions(weeks ?? false)
  const chosen = options.find(({ value }) => value === groupBy)
  return (
    <FilterChip name={t('filter.groupBy')} value={chosen?.label ?? groupBy} active={groupBy !== ''}>
      {(close) => (
        <>
          <ChoiceList
            name={t('filter.groupBy')}
            value={groupBy}
            options={options}
            onValue={(value) => {
              close()
              setTrait('')
              setGroupBy(value)
            }}
          />
          <form
            class="chip-form"
            onSubmit={(event) => {
              event.preventDefault()
              close()
              setGroupBy(trait.trim())
            }}
          >
            <TextField
              label={t('filter.groupBy.trait')}
              help={t('filter.groupBy.traitHelp')}
              value={trait}
              onValue={setTrait}
            />
            <Button type="submit">{t('filter.apply')}</Button>
          </form>
        </>
      )}
    </FilterChip>
  )
}

/** The others begin with a dollar sign. */
function isTrait(groupBy: string): boolean {
  return !groupBy.startsWith('$')
}

function useGroupOptions(weeks: boolean): { value: string; label: string }[] {
  const { environment } = useEnvironment()
  const guides = useResource(`guides ${environment.id}`, (signal) =>
    fetchGuides(environment.id, signal),
  )
  const all = useSegments()
  const segments = all.state === 'ready' ? all.value.rows : []
  const published =
    guides.state === 'ready' ? guides.value.rows.filter((guide) => guide.published !== null) : []
  return [
    { value: '', label: t('filter.groupBy.none') },
    ...(weeks ? [{ value: '$cohortWeek', label: t('filter.groupBy.cohortWeek') }] : []),
    ...segments.map(({ key, name }) => ({
      value: `$segment:${key}`,
      label: t('filter.groupBy.segment', { name }),
    })),
    ...published.map(({ draft: { key, name } }) => ({
      value: `$guide:${key}`,
      label: t('filter.groupBy.guide', { name }),
    })),
  ]
}

/** What a group of a report is called: its value, or what having none means. */
export function sayGroup(by: string, value: string | null): string {
  if (by.startsWith('$guide:')) {
    return value === null ? t('group.notSeen') : t('group.version', { version: value })
  }
  if (by.startsWith('$segment:'))
    return t(value === 'in' ? 'group.inSegment' : 'group.notInSegment')
  return value === null || value === '' ? t('group.unset') : value
}
