import type { Starter } from '../starter.ts'

/** The user's guides alone; links are added. */
export const resourceCentreStarter: Starter<'resource_centre'> = ({ name }) => ({
  kind: 'resource_centre',
  trigger: 'auto',
  content: { title: { en: name } },
})
