import type { Starter } from '../starter.ts'

/** At the top of the page, without a button. */
export const bannerStarter: Starter<'banner'> = ({ name }) => ({
  kind: 'banner',
  trigger: 'auto',
  content: { title: { en: name }, body: { en: [] }, position: 'top' },
})
