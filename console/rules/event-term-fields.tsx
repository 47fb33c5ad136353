import { useId } from 'preact/hooks'
import type { EventTerm } from '#contract/condition'
import { TextField } from '../components/field.tsx'
import { NumberField } from '../components/number-field.tsx'
import { t } from '../words/translate.ts'
import { PropertyFilters } from './property-filters.tsx'
import './rules.css'

/** One event, how often, how close together, and with which properties. */
export function EventTermFields(props: {
  term: EventTerm
  names: readonly string[]
  /** What is still empty is pointed out. */
  checked?: boolean | undefined
  /** A use of a feature is a single event: no counting. */
  single?: boolean | undefined
  onTerm: (term: EventTerm) => void
}) {
  const { term, onTerm } = props
  const { where = [], atLeast = 1 } = term
  const listId = useId()

  return (
    <div class="term">
      <TextField
        label={t('builder.event')}
        help={t('builder.eventHelp')}
        error={props.checked && term.event.trim() === '' ? t('milestone.eventMissing') : undefined}
        value={term.event}
        list={listId}
        autocomplete="off"
        onValue={(event) => onTerm({ ...term, event })}
      />
      <datalist id={listId}>
        {props.names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {!props.single && (
        <div class="term-counts">
          <NumberField
            label={t('builder.atLeast')}
            placeholder="1"
            min="1"
            max="10000"
            value={term.atLeast ?? null}
            onValue={(count) => onTerm(withCount(term, count))}
          />
          {atLeast > 1 && (
            <NumberField
              label={t('builder.within')}
              help={t('builder.withinHelp')}
              optional
              min="0"
              value={term.withinDays ?? null}
              onValue={(days) => onTerm(withWindow(term, days))}
            />
          )}
        </div>
      )}
      <PropertyFilters
        where={where}
        checked={props.checked}
        onWhere={(filters) => onTerm({ ...term, where: filters })}
      />
    </div>
  )
}

/** Once is what a term means when nothing is said. */
function withCount({ atLeast: _, ...term }: EventTerm, count: number | null): EventTerm {
  return count === null || count < 1 ? term : { ...term, atLeast: Math.round(count) }
}

function withWindow({ withinDays: _, ...term }: EventTerm, days: number | null): EventTerm {
  return days !== null && days > 0 ? { ...term, withinDays: days } : term
}
