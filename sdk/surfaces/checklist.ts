import type { ChecklistView, MountChecklist } from '../surface.ts'
import { Checklist, type ChecklistWishes } from '../elements/checklist/checklist.ts'
import { obey } from '../elements/intent.ts'
import { joinLiveRegion } from '../elements/live-region.ts'
import { register } from '../elements/register.ts'
import { say } from '../elements/say.ts'
import { describeProgress } from './describe-progress.ts'
import { dressSurface, type DressedSurface } from './dress-surface.ts'

/** Shows the checklist over the page or in it, and tells screen readers what got done. */
export const mount: MountChecklist = (host, actions) => {
  register('milepost-checklist', Checklist)
  const element = document.createElement('milepost-checklist')
  const announcer = joinLiveRegion(host.root)
  let surface: DressedSurface | undefined
  let known: ChecklistView | undefined
  // A step of a tour points somewhere, and the card must not lie over it.
  const stage = new MutationObserver(() => {
    element.isAside = host.root.querySelector('milepost-tour-step') !== null
  })
  stage.observe(host.root, { childList: true })

  obey(element, {
    ...actions,
    async ask(stepKey) {
      const link = actions.linkTo(stepKey)
      try {
        await navigator.clipboard.writeText(link)
        element.asked = { stepKey, link: null }
        announcer.say(say(host.words, 'checklist.linkCopied'))
      } catch {
        // Refused, or a page without https: the person copies it.
        element.asked = { stepKey, link }
      }
    },
  } satisfies ChecklistWishes)

  return {
    update(view) {
      const news = known && describeProgress(known, view, host.words)
      if (known?.inline !== view.inline) {
        surface?.leave()
        surface = dressSurface(host, element, view.inline)
      }
      element.view = known = view
      surface?.show()
      if (news) announcer.say(news)
    },
    remove() {
      stage.disconnect()
      surface?.leave()
      announcer.leave()
    },
  }
}
