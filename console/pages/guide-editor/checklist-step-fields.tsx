import type { ChecklistStep } from '#contract/checklist'
import type { GuideAction } from '#contract/guide-action'
import type { LocalizedText } from '#contract/localized-text'
import { Select, TextField } from '../../components/field.tsx'
import { t } from '../../words/translate.ts'
import { useEditor, useErrorAt } from './editor-context.ts'
import { LocalizedBody, LocalizedField } from './localized-fields.tsx'
import { MilestoneSelect } from './milestone-select.tsx'
import { Movable } from './movable.tsx'

/** One step of a checklist: its texts, the milestone that ticks it, and its button. */
export function ChecklistStepFields(props: {
  step: ChecklistStep
  path: string
  index: number
  total: number
  onStep: (step: ChecklistStep) => void
  onMove: (by: -1 | 1) => void
  onRemove: (() => void) | undefined
}) {
  const { step, path, index, onStep } = props
  const { language, milestones } = useEditor()
  const milestoneName = milestones.find(({ key }) => key === step.milestone)?.name ?? step.milestone
  const milestoneError = useErrorAt(`${path}.milestone`)
  const title = step.title[language] || step.title.en
  return (
    <Movable
      level="step"
      heading="h4"
      path={path}
      title={title}
      folded={{ atFirst: step.title.en !== '', summary: milestoneName }}
      name={
        title === ''
          ? t('editor.step', { number: index + 1 })
          : t('editor.stepNamed', { number: index + 1, title })
      }
      index={index}
      total={props.total}
      onMove={props.onMove}
      onRemove={props.onRemove}
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
        optional
        text={step.body ?? { en: [] }}
        onText={(body) => onStep({ ...step, body })}
      />
      <div data-path={`${path}.milestone`}>
        <MilestoneSelect
          label={t('editor.milestone')}
          value={step.milestone}
          error={milestoneError}
          onValue={(milestone) => onStep({ ...step, milestone })}
        />
      </div>
      <ActionFields step={step} path={path} onStep={onStep} />
    </Movable>
  )
}

function ActionFields(props: {
  step: ChecklistStep
  path: string
  onStep: (step: ChecklistStep) => void
}) {
  const { step, path, onStep } = props
  const { action, actionLabel, ...rest } = step
  const { tours } = useEditor()
  const urlError = useErrorAt(`${path}.action.url`)
  const tourError = useErrorAt(`${path}.action.guide`)
  const withAction = (next: GuideAction | undefined) =>
    onStep({
      ...rest,
      ...(next ? { action: next } : {}),
      ...(next && actionLabel ? { actionLabel } : {}),
    })

  return (
    <div class="editor-fields" data-path={`${path}.action`}>
      <Select
        label={t('editor.action')}
        value={action?.kind ?? 'none'}
        options={[
          { value: 'none', label: t('editor.action.none') },
          { value: 'open', label: t('editor.action.open') },
          {
            value: 'tour',
            label: t('editor.action.tour'),
            disabled: tours.length === 0 && action?.kind !== 'tour',
          },
        ]}
        help={tours.length === 0 ? t('editor.noTours') : undefined}
        onValue={(value) => withAction(newAction(value, tours[0]?.key))}
      />
      {action && (
        <div class="columns">
          {action.kind === 'open' ? (
            <TextField
              label={t('editor.url')}
              help={t('editor.urlHelp')}
              error={urlError}
              value={action.url}
              onValue={(url) => withAction({ ...action, url })}
            />
          ) : (
            <Select
              label={t('editor.tour')}
              error={tourError}
              value={action.guide}
              options={[
                ...tours.map(({ key, name }) => ({ value: key, label: name })),
                ...(tours.some(({ key }) => key === action.guide)
                  ? []
                  : [
                      {
                        value: action.guide,
                        label: t('editor.milestoneGone', { key: action.guide }),
                      },
                    ]),
              ]}
              onValue={(guide) => withAction({ ...action, guide })}
            />
          )}
          <LocalizedField
            label={t('editor.actionLabel')}
            help={t('editor.actionLabelHelp')}
            optional
            path={`${path}.actionLabel`}
            text={actionLabel ?? { en: '' }}
            onText={(text) =>
              // Empty in every language means: the SDK's own words.
              onStep({ ...rest, action, ...(isEmpty(text) ? {} : { actionLabel: text }) })
            }
          />
        </div>
      )}
    </div>
  )
}

function newAction(kind: string, tour: string | undefined): GuideAction | undefined {
  if (kind === 'open') return { kind, url: '/' }
  return kind === 'tour' && tour !== undefined ? { kind, guide: tour } : undefined
}

function isEmpty(text: LocalizedText): boolean {
  return Object.values(text).every((words) => !words)
}
