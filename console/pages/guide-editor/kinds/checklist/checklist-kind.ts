import type { ChecklistContent } from '#contract/checklist'
import type { KindEditor } from '../guide-kind.ts'
import { inUse } from '../optional-text.ts'
import { ChecklistFields } from './checklist-fields.tsx'
import { previewChecklist } from './checklist-preview.ts'
import { StepsDone } from './steps-done.tsx'

const stepsOf = ({ phases }: ChecklistContent) => phases.flatMap(({ steps }) => steps)

/** Phases of steps that milestones tick. */
export const checklistKind: KindEditor<ChecklistContent> = {
  Fields: ChecklistFields,
  hasOrder: true,
  texts: ({ title, intro, phases }) => [
    title,
    ...inUse(intro),
    ...phases.flatMap((phase) => [
      phase.title,
      ...(phase.unlock.kind === 'condition' ? [phase.unlock.reason] : []),
      ...phase.steps.flatMap((step) => [
        step.title,
        ...inUse(step.body),
        ...inUse(step.actionLabel),
      ]),
    ]),
  ],
  conditions: ({ phases }) =>
    phases.flatMap(({ unlock }) => (unlock.kind === 'condition' ? [unlock.condition] : [])),
  events: () => [],
  targets: () => [],
  withTarget: (content) => content,

  surface: 'checklist',
  picture: (content, scene) => ({
    view: previewChecklist(content, scene),
    target: null,
    inline: content.layout === 'inline',
  }),
  react: (content, { name, at }) => {
    if (name === 'minimise') return { isOpen: false }
    if (name === 'open') return { isOpen: true }
    if (name === 'act' || name === 'mark') return { at: Math.min(at + 1, stepsOf(content).length) }
    return {}
  },
  lastAt: (content) => stepsOf(content).length,
  PreviewFoot: StepsDone,
}
