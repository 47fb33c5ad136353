import type { MountResourceCentre, ResourceCentreView } from '../surface.ts'
import {
  ResourceCentre,
  type ResourceCentreWishes,
} from '../elements/resource-centre/resource-centre.ts'
import { openSurface, type OpenSurface } from './open-surface.ts'

/** Keeps the launcher in the corner, opens its panel, and says what a search found. */
export const mount: MountResourceCentre = (host, actions) => {
  const wishes: ResourceCentreWishes = { ...actions, searched: (found) => surface.say(found) }
  const surface: OpenSurface<ResourceCentreView> = openSurface(
    host,
    wishes,
    'milepost-resource-centre',
    ResourceCentre,
    [actions.minimise, () => !element.view?.minimised],
    true,
  )
  const { element } = surface

  return {
    update(view) {
      element.view = view
      surface.show()
    },
    remove: surface.leave,
  }
}
