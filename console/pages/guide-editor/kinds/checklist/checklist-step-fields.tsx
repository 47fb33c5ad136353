import type { ChecklistStep } from '#contract/checklist'
import { CheckBox } from '../../../../components/check-box.tsx'
import { t } from '../../../../words/translate.ts'
import { ActionFields } from '../../action-fields.tsx'
import { useEditor, useErrorAt } from '../../editor-context.ts'
import { LocalizedBody, LocalizedField } from '../../localized-fields.tsx'
import { MilestoneSelect } from '../../../../rules/milestone-select.tsx'
import { Movable } from '../../movable.tsx'
import { setOptional } from '../../set-optional.ts'
import { unlessEmpty } from '../optional-text.ts'

/** One step of a checklist: its texts, the milestone that ticks it, its button and its freedoms. */
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
        onText={(body) => onStep(setOptional(step, 'body', unlessEmpty(body)))}
      />
      <div data-path={`${path}.milestone`}>
        <MilestoneSelect
          label={t('editor.milestone')}
          value={step.milestone}
          error={milestoneError}
          onValue={(milestone) => onStep({ ...step, milestone })}
        />
      </div>
      <ActionFields
        label={t('editor.action')}
        path={`${path}.action`}
        choices={['none', 'open', 'tour']}
        chosen={step.action?.kind ?? 'none'}
        action={step.action}
        onAction={(_, action) => {
          const next = setOptional(step, 'action', action)
          // Words on a button that is not there would never be read.
          onStep(action ? next : setOptional(next, 'actionLabel', undefined))
        }}
      >
        <LocalizedField
          label={t('editor.actionLabel')}
          help={t('editor.actionLabelHelp')}
          optional
          path={`${path}.actionLabel`}
          text={step.actionLabel ?? { en: '' }}
          onText={(label) => onStep(setOptional(step, 'actionLabel', unlessEmpty(label)))}
        />
      </ActionFields>
      <fieldset class="choices-box">
        <legend class="field-label">{t('checklistForm.freedoms')}</legend>
        {freedoms.map((freedom) => (
          <CheckBox
            key={freedom}
            label={t(`checklistForm.${freedom}`)}
            help={t(`checklistForm.${freedom}Help`)}
            checked={step[freedom] === true}
            onChecked={(on) => onStep(setOptional(step, freedom, on || undefined))}
          />
        ))}
      </fieldset>
    </Movable>
  )
}

/** What people may do with the step beside doing it. */
const freedoms = ['optional', 'markable', 'askTeammate'] as const
