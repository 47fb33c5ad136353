import type { ChecklistStep, Phase, Unlock } from '#contract/checklist'
import { Button } from '../../../../components/button.tsx'
import { Select } from '../../../../components/field.tsx'
import { t } from '../../../../words/translate.ts'
import { ChecklistStepFields } from './checklist-step-fields.tsx'
import { useEditor, useErrorAt } from '../../editor-context.ts'
import { LocalizedField } from '../../localized-fields.tsx'
import { Movable } from '../../movable.tsx'
import { moved, replaced, without } from '../../reorder.ts'
import { ConditionEditor } from '../../../../rules/condition-editor.tsx'
import { emptyRow, toCondition } from '../../../../rules/condition-rows.ts'

/** One phase: its title, what opens it, and its steps. */
export function PhaseFields(props: {
  phase: Phase
  index: number
  total: number
  newStep: () => ChecklistStep
  onPhase: (phase: Phase) => void
  onMove: (step: -1 | 1) => void
  onRemove: (() => void) | undefined
}) {
  const { phase, index, onPhase } = props
  const { steps } = phase
  const { language } = useEditor()
  const path = `content.phases.${index}`
  const title = phase.title[language] || phase.title.en
  const setSteps = (next: readonly ChecklistStep[]) => onPhase({ ...phase, steps: [...next] })
  return (
    <Movable
      level="phase"
      heading="h3"
      path={path}
      title={title}
      name={
        title === ''
          ? t('editor.phase', { number: index + 1 })
          : t('editor.phaseNamed', { number: index + 1, title })
      }
      index={index}
      total={props.total}
      onMove={props.onMove}
      onRemove={props.onRemove}
    >
      <LocalizedField
        label={t('editor.title')}
        path={`${path}.title`}
        text={phase.title}
        onText={(text) => onPhase({ ...phase, title: text })}
      />
      <UnlockFields
        unlock={phase.unlock}
        path={`${path}.unlock`}
        isFirst={index === 0}
        onUnlock={(unlock) => onPhase({ ...phase, unlock })}
      />
      {steps.map((step, at) => (
        <ChecklistStepFields
          key={step.key}
          step={step}
          path={`${path}.steps.${at}`}
          index={at}
          total={steps.length}
          onStep={(next) => setSteps(replaced(steps, at, next))}
          onMove={(by) => setSteps(moved(steps, at, by))}
          onRemove={steps.length > 1 ? () => setSteps(without(steps, at)) : undefined}
        />
      ))}
      <div>
        <Button icon="plus" onClick={() => setSteps([...steps, props.newStep()])}>
          {t('editor.addStep')}
        </Button>
      </div>
    </Movable>
  )
}

const unlockKinds = ['always', 'previous_phase', 'condition'] as const

function UnlockFields(props: {
  unlock: Unlock
  path: string
  isFirst: boolean
  onUnlock: (unlock: Unlock) => void
}) {
  const { unlock, path, isFirst, onUnlock } = props
  const error = useErrorAt(path)
  const conditionError = useErrorAt(`${path}.condition`)
  return (
    <div class="editor-fields" data-path={path}>
      <Select
        label={t('editor.unlock')}
        value={unlock.kind}
        error={unlock.kind === 'condition' ? undefined : error}
        options={unlockKinds.map((value) => ({
          value,
          label: t(`editor.unlock.${value}`),
          disabled: isFirst && value === 'previous_phase',
        }))}
        onValue={(value) => onUnlock(unlockOf(value, unlock))}
      />
      {unlock.kind === 'condition' && (
        <div class="unlock-condition">
          <h4 class="field-label">{t('editor.unlockCondition')}</h4>
          <ConditionEditor
            join={t('editor.unlockJoin')}
            condition={unlock.condition}
            error={conditionError}
            onCondition={(condition) => onUnlock({ ...unlock, condition })}
          />
          <LocalizedField
            label={t('editor.reason')}
            help={t('editor.reasonHelp')}
            rows={2}
            path={`${path}.reason`}
            text={unlock.reason}
            onText={(reason) => onUnlock({ ...unlock, reason })}
          />
        </div>
      )}
    </div>
  )
}

function unlockOf(value: string, before: Unlock): Unlock {
  const kind = unlockKinds.find((each) => each === value) ?? 'always'
  if (kind !== 'condition') return { kind }
  if (before.kind === 'condition') return before
  return {
    kind,
    condition: toCondition({ join: 'all', rows: [emptyRow('account')] }),
    reason: { en: '' },
  }
}
