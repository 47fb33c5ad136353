import type { Advance, TourStep, TourStepForm } from '#contract/tour'
import { Select, TextField } from '../../../../components/field.tsx'
import { Segmented } from '../../../../components/segmented.tsx'
import { sayTarget } from '../../../../rules/say-target.ts'
import { t } from '../../../../words/translate.ts'
import { useEditor } from '../../editor-context.ts'
import { EventField } from '../../event-field.tsx'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { MilestoneSelect } from '../../../../rules/milestone-select.tsx'
import { Movable } from '../../movable.tsx'
import { PlacementSelect } from '../../placement-select.tsx'
import { setOptional } from '../../set-optional.ts'
import { TargetFields } from '../../target-fields.tsx'
import { BranchFields } from './branch-fields.tsx'

const forms: readonly TourStepForm[] = ['tooltip', 'docked', 'modal']
const advances: readonly Advance['on'][] = ['next', 'click', 'event', 'milestone']

/** One step of a tour: its texts, what it points at, where it stands and when it goes on. */
export function TourStepFields(props: {
  step: TourStep
  /** All of the tour, for ways that lead elsewhere. */
  steps: readonly TourStep[]
  index: number
  total: number
  onStep: (step: TourStep) => void
  onMove: (by: -1 | 1) => void
  onRemove: (() => void) | undefined
  onFocus: () => void
}) {
  const { step, index, onStep } = props
  const { language } = useEditor()
  const path = `content.steps.${index}`
  const title = step.title[language] || step.title.en
  const form = step.form ?? 'tooltip'
  return (
    <Movable
      level="step"
      heading="h3"
      path={path}
      title={title}
      folded={{
        atFirst: index > 0 && step.title.en !== '',
        summary: form === 'tooltip' ? sayTarget(step.target ?? {}) : t(`tourForm.form.${form}`),
      }}
      name={
        title === ''
          ? t('editor.step', { number: index + 1 })
          : t('editor.stepNamed', { number: index + 1, title })
      }
      index={index}
      total={props.total}
      onMove={props.onMove}
      onRemove={props.onRemove}
      onFocus={props.onFocus}
    >
      <LocalizedField
        label={t('editor.title')}
        path={`${path}.title`}
        text={step.title}
        onText={(text) => onStep({ ...step, title: text })}
      />
      <LocalizedBody
        label={t('editor.body')}
        path={`${path}.body`}
        help={index === 0 ? t('editor.bodyHelp') : undefined}
        text={step.body}
        onText={(body) => onStep({ ...step, body })}
      />
      <Segmented
        label={t('tourForm.form')}
        value={form}
        options={forms.map((value) => ({ value, label: t(`tourForm.form.${value}`) }))}
        onValue={(value) =>
          onStep(setOptional(step, 'form', value === 'tooltip' ? undefined : value))
        }
      />
      {form === 'tooltip' ? (
        <TargetFields
          target={step.target ?? {}}
          stepKey={step.key}
          path={`${path}.target`}
          onTarget={(target) => onStep({ ...step, target })}
        />
      ) : (
        <p class="field-help">{t(`tourForm.form.${form}.help`)}</p>
      )}
      {form === 'tooltip' && (
        <div class="columns">
          <PlacementSelect
            placement={step.placement}
            onPlacement={(placement) => onStep({ ...step, placement })}
          />
          <Select
            label={t('tourForm.ifMissing')}
            value={step.ifMissing ?? 'wait'}
            options={[
              { value: 'wait', label: t('tourForm.ifMissing.wait') },
              { value: 'skip', label: t('tourForm.ifMissing.skip') },
            ]}
            onValue={(value) =>
              onStep(setOptional(step, 'ifMissing', value === 'skip' ? 'skip' : undefined))
            }
          />
        </div>
      )}
      <TextField
        label={t('editor.pathPrefix')}
        help={t('editor.pathPrefixHelp')}
        optional
        value={step.pathPrefix ?? ''}
        onValue={(text) => onStep(setOptional(step, 'pathPrefix', text || undefined))}
      />
      <AdvanceFields
        advance={step.advance}
        hasTarget={form === 'tooltip'}
        onAdvance={(advance) => onStep({ ...step, advance })}
      />
      <BranchFields
        step={step}
        steps={props.steps}
        path={`${path}.branches`}
        onBranches={(branches) => onStep(setOptional(step, 'branches', branches))}
      />
    </Movable>
  )
}

function AdvanceFields(props: {
  advance: Advance
  /** Without one there is nothing to click on. */
  hasTarget: boolean
  onAdvance: (advance: Advance) => void
}) {
  const { advance, onAdvance } = props
  const { milestones } = useEditor()
  return (
    <div class="columns">
      <Select
        label={t('editor.advance')}
        value={advance.on}
        options={advances.map((value) => ({
          value,
          label: t(`editor.advance.${value}`),
          disabled:
            (value === 'milestone' && milestones.length === 0) ||
            (value === 'click' && !props.hasTarget),
        }))}
        onValue={(value) => onAdvance(newAdvance(value, milestones[0]?.key))}
      />
      {advance.on === 'event' && (
        <EventField event={advance.event} onEvent={(event) => onAdvance({ on: 'event', event })} />
      )}
      {advance.on === 'milestone' && (
        <MilestoneSelect
          label={t('editor.advanceMilestone')}
          value={advance.milestone}
          onValue={(milestone) => onAdvance({ on: 'milestone', milestone })}
        />
      )}
    </div>
  )
}

function newAdvance(on: string, milestone = ''): Advance {
  if (on === 'event') return { on, event: '' }
  if (on === 'milestone') return { on, milestone }
  return { on: on === 'click' ? 'click' : 'next' }
}
