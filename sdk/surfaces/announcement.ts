import type { AnnouncementView, MountAnnouncement } from '../surface.ts'
import { Announcement } from '../elements/announcement/announcement.ts'
import { plainText } from '../elements/plain-text.ts'
import { openSurface } from './open-surface.ts'

/** Shows a banner, which is announced and takes no focus, or a modal, which holds it. */
export const mount: MountAnnouncement = (host, actions) => {
  const surface = openSurface<AnnouncementView>(
    host,
    actions,
    'milepost-announcement',
    Announcement,
    [actions.close],
  )
  const { element } = surface

  return {
    update(view) {
      const { form, title, body, position } = view
      if (form === 'banner') {
        if (!element.view) surface.say(`${title}. ${plainText(body)}`)
        element.setAttribute('position', position)
      } else element.setAttribute('sheet', '')
      element.view = view
      surface.show()
    },
    remove: surface.leave,
  }
}
