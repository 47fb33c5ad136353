import type { PropertyFilter } from '#contract/condition'
import { Button } from '../components/button.tsx'
import { t } from '../words/translate.ts'
import { ComparisonFields } from './comparison-fields.tsx'
import './rules.css'

/** "only where plan is pro": what properties of an event must be, all of them; none at first. */
export function PropertyFilters(props: {
  where: readonly PropertyFilter[]
  /** What is still empty is pointed out. */
  checked?: boolean | undefined
  onWhere: (where: PropertyFilter[]) => void
}) {
  const { where, onWhere } = props
  return (
    <>
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
                onChange={(property, comparison) =>
                  onWhere(
                    where.map((each, at) => (at === index ? { property, ...comparison } : each)),
                  )
                }
              />
              <Button
                look="quiet"
                icon="trash"
                aria-label={t('builder.removeFilter', { number: index + 1 })}
                title={t('builder.removeFilter', { number: index + 1 })}
                onClick={() => onWhere(where.filter((_, at) => at !== index))}
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
          onClick={() => onWhere([...where, { property: '', op: 'is', value: '' }])}
        >
          {t('builder.addFilter')}
        </Button>
      </div>
    </>
  )
}
