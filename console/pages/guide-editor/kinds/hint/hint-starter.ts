import type { Starter } from '../starter.ts'

/** Beside an element not chosen yet. */
export const hintStarter: Starter<'hint'> = ({ name }) => ({
  kind: 'hint',
  trigger: 'auto',
  content: {
    title: { en: name },
    body: { en: [] },
    target: {},
    placement: 'bottom',
    beacon: 'pulsing',
  },
})
