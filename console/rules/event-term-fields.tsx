import { useId } from 'preact/hooks'
import type { EventTerm, PropertyFilter } from '#contract/condition'
import { Button } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { NumberField } from '../components/number-field.tsx'
import { t } from '../words/translate.ts'
import { ComparisonFields } from './comparison-fields.tsx'
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

  function setFilter(index: number, filter: PropertyFilter): void {
    onTerm({ ...term, where: where.map((each, at) => (at === index ? filter : each)) })
  }

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
      {where.length > 0 && (
        <div class="filters">
          <p class="field-label">{t('builder.filters')}</p>
          {where.map((filter, index) => (
            <div key={index} class="filter">
              <ComparisonFields
                subjectLabel={t('builder.property')}
                subject={filter.property}
                subjectError={
                  props.checked && filter.property.trim() === ''
                    ? t('builder.propertyMissing')
                    : undefined
                }
                comparison={filter}
                onChange={(property, comparison) => setFilter(index, { property, ...comparison })}
              />
              <Button
                look="quiet"
                icon="trash"
                aria-label={t('builder.removeFilter', { number: index + 1 })}
                title={t('builder.removeFilter', { number: index + 1 })}
                onClick={() => onTerm({ ...term, where: where.filter((_, at) => at !== index) })}
              />
            </div>
          ))}
          <p class="field-help">{t('builder.valueHelp')}</p>
        </div>
      )}
      <div>
        <Button
          look="quiet"
          icon="plus"
          onClick={() =>
            onTerm({ ...term, where: [...where, { property: '', op: 'is', value: '' }] })
          }
        >
          {t('builder.addFilter')}
        </Button>
      </div>
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
