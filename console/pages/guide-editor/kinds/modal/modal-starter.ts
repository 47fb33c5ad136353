import type { Starter } from '../starter.ts'

/** A title and a text not written yet. */
export const modalStarter: Starter<'modal'> = ({ name }) => ({
  kind: 'modal',
  trigger: 'auto',
  content: { title: { en: name }, body: { en: [] } },
})
