import type { Mount } from '../surface.ts'
import { mount as announcement } from './announcement.ts'
import { mount as celebration } from './celebration.ts'
import { mount as resourceCentre } from './resource-centre.ts'
import { mount as survey } from './survey.ts'

type Message = 'announcement' | 'survey' | 'resource-centre' | 'celebration'

const mounts: Record<Message, Mount<never, never>> = {
  announcement,
  survey,
  'resource-centre': resourceCentre,
  celebration,
}

/** Shows what says something in a card of a few words; `surface` says which of them. */
export const mount: Mount<never, never> = (host, actions, surface) =>
  mounts[surface as Message](host, actions, surface)
