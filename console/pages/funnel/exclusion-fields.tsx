import type { FunnelExclusion } from '#contract/funnel'
import { Button } from '../../components/button.tsx'
import { Select, TextField } from '../../components/field.tsx'
import { PropertyFilters } from '../../rules/property-filters.tsx'
import { t } from '../../words/translate.ts'
import { withinSteps } from './funnel-draft.ts'

/** Whoever does this between two of the steps is left out from there on; none at first. */
export function ExclusionFields(props: {
  exclude: FunnelExclusion | null
  steps: number
  /** Of the list of event names to suggest. */
  listId: string
  checked: boolean
  onExclude: (exclude: FunnelExclusion | null) => void
}) {
  const { exclude, steps, onExclude } = props
  if (exclude === null) {
    return (
      <div class="funnel-add-exclusion">
        <Button
          look="quiet"
          icon="plus"
          onClick={() => onExclude({ event: '', between: [1, Math.max(2, steps)] })}
        >
          {t('funnel.addExclusion')}
        </Button>
      </div>
    )
  }
  const [after, before] = withinSteps(exclude, steps).between
  const choices = Array.from({ length: steps }, (_, index) => ({
    value: String(index + 1),
    label: t('funnel.stepN', { step: index + 1 }),
  }))
  const between = (first: number, second: number) =>
    onExclude(withinSteps({ ...exclude, between: [first, second] }, steps))
  return (
    <fieldset class="term-box">
      <legend class="field-label">{t('funnel.exclusion')}</legend>
      <p class="field-help">{t('funnel.exclusionHelp')}</p>
      <div class="funnel-exclusion">
        <TextField
          label={t('builder.event')}
          error={
            props.checked && exclude.event.trim() === '' ? t('milestone.eventMissing') : undefined
          }
          value={exclude.event}
          list={props.listId}
          autocomplete="off"
          onValue={(event) => onExclude({ ...exclude, event })}
        />
        <Select
          label={t('funnel.exclusionAfter')}
          value={String(after)}
          options={choices.slice(0, -1)}
          onValue={(step) => between(Number(step), before)}
        />
        <Select
          label={t('funnel.exclusionBefore')}
          value={String(before)}
          options={choices.slice(after)}
          onValue={(step) => between(after, Number(step))}
        />
        <Button
          look="quiet"
          icon="trash"
          aria-label={t('funnel.removeExclusion')}
          title={t('funnel.removeExclusion')}
          onClick={() => onExclude(null)}
        />
      </div>
      <PropertyFilters
        where={exclude.where ?? []}
        checked={props.checked}
        onWhere={(where) => onExclude({ ...exclude, where })}
      />
    </fieldset>
  )
}
