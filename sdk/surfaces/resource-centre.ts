import type { MountResourceCentre, ResourceCentreView } from '../surface.ts'
import { ResourceCentre, type Searched } from '../elements/resource-centre/resource-centre.ts'
import { openSurface, type OpenSurface } from './open-surface.ts'

/** Keeps the launcher in the corner, opens its panel, and says what a search found. */
export const mount: MountResourceCentre = (host, actions) => {
  const surface: OpenSurface<ResourceCentreView> = openSurface(
    host,
    actions,
    'milepost-resource-centre',
    ResourceCentre,
    [actions.minimise, () => !element.view?.minimised],
    true,
  )
  const { element } = surface
  element.addEventListener('searched', (event) => surface.say((event as Searched).text))

  return {
    update(view) {
      element.view = view
      surface.show()
    },
    remove: surface.leave,
  }
}
