import type { Starter } from '../starter.ts'
import { newTourStep } from './new-tour-step.ts'

/** One step; started by a checklist or by code, as most tours are. */
export const tourStarter: Starter<'tour'> = ({ name }) => ({
  kind: 'tour',
  trigger: 'manual',
  content: { title: { en: name }, steps: [newTourStep('step-1')] },
})
