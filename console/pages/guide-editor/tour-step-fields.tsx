import { useId } from 'preact/hooks'
import type { Advance, Placement, TourStep } from '#contract/tour'
import { Select, TextField } from '../../components/field.tsx'
import { useEventNames } from '../../rules/use-event-names.ts'
import { t } from '../../words/translate.ts'
import { useEditor } from './editor-context.ts'
import { LocalizedBody, LocalizedField } from './localized-fields.tsx'
import { MilestoneSelect } from './milestone-select.tsx'
import { Movable } from './movable.tsx'
import { TargetFields } from './target-fields.tsx'
import { sayTarget } from './target-words.ts'

const placements: readonly Placement[] = ['top', 'bottom', 'start', 'end']
const advances: readonly Advance['on'][] = ['next', 'click', 'event', 'milestone']

/** One step of a tour: its texts, what it points at, where it stands and when it goes on. */
export function TourStepFields(props: {
  step: TourStep
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
  return (
    <Movable
      level="step"
      heading="h3"
      path={path}
      title={title}
      folded={{ atFirst: index > 0 && step.title.en !== '', summary: sayTarget(step.target) }}
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
      <TargetFields
        target={step.target}
        path={`${path}.target`}
        onTarget={(target) => onStep({ ...step, target })}
      />
      <div class="columns">
        <Select
          label={t('editor.placement')}
          value={step.placement}
          options={placements.map((value) => ({
            value,
            label: t(`editor.placement.${value}`),
          }))}
          onValue={(value) =>
            onStep({ ...step, placement: placements.find((each) => each === value) ?? 'bottom' })
          }
        />
        <PathPrefix step={step} onStep={onStep} />
      </div>
      <AdvanceFields advance={step.advance} onAdvance={(advance) => onStep({ ...step, advance })} />
    </Movable>
  )
}

function PathPrefix({ step, onStep }: { step: TourStep; onStep: (step: TourStep) => void }) {
  const { pathPrefix = '', ...everywhere } = step
  return (
    <TextField
      label={t('editor.pathPrefix')}
      help={t('editor.pathPrefixHelp')}
      optional
      value={pathPrefix}
      onValue={(text) => onStep(text === '' ? everywhere : { ...step, pathPrefix: text })}
    />
  )
}

function AdvanceFields(props: { advance: Advance; onAdvance: (advance: Advance) => void }) {
  const { advance, onAdvance } = props
  const { milestones } = useEditor()
  const names = useEventNames()
  const listId = useId()
  return (
    <div class="columns">
      <Select
        label={t('editor.advance')}
        value={advance.on}
        options={advances.map((value) => ({
          value,
          label: t(`editor.advance.${value}`),
          disabled: value === 'milestone' && milestones.length === 0,
        }))}
        onValue={(value) => onAdvance(newAdvance(value, names[0], milestones[0]?.key))}
      />
      {advance.on === 'event' && (
        <div>
          <TextField
            label={t('editor.advanceEvent')}
            value={advance.event}
            list={listId}
            error={advance.event === '' ? t('milestone.eventMissing') : undefined}
            onValue={(event) => onAdvance({ on: 'event', event })}
          />
          <datalist id={listId}>
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </div>
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

function newAdvance(on: string, event = '', milestone = ''): Advance {
  if (on === 'event') return { on, event }
  if (on === 'milestone') return { on, milestone }
  return { on: on === 'click' ? 'click' : 'next' }
}
