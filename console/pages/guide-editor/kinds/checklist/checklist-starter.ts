import type { Starter } from '../starter.ts'

/** One phase with one step. */
export const checklistStarter: Starter<'checklist'> = ({ name, milestone }) => ({
  kind: 'checklist',
  trigger: 'auto',
  content: {
    title: { en: name },
    phases: [
      {
        key: 'phase-1',
        title: { en: '' },
        unlock: { kind: 'always' },
        steps: [{ key: 'step-1', title: { en: '' }, milestone }],
      },
    ],
  },
})
