import type { ChecklistView, MountChecklist } from '../surface.ts'
import type { ChecklistIntent } from '../elements/checklist/checklist-intent.ts'
import { Checklist } from '../elements/checklist/checklist.ts'
import { joinLiveRegion } from '../elements/live-region.ts'
import { register } from '../elements/register.ts'
import { describeProgress } from './describe-progress.ts'
import { dressSurface } from './dress-surface.ts'

/** Shows the checklist, minimised or open, and tells screen readers what got done. */
export const mount: MountChecklist = (host, actions) => {
  register('milepost-checklist', Checklist)
  const element = document.createElement('milepost-checklist')
  const surface = dressSurface(host, element)
  const announcer = joinLiveRegion(host.root)
  let known: ChecklistView | null = null
  // A step of a tour points somewhere, and the card must not lie over it.
  const stage = new MutationObserver(() => {
    element.isAside = host.root.querySelector('milepost-tour-step') !== null
  })
  stage.observe(host.root, { childList: true })

  element.addEventListener('checklist-intent', (event) => {
    const { intent, stepKey } = event as ChecklistIntent
    if (intent === 'act') actions.act(stepKey)
    else actions[intent]()
  })

  return {
    update(view) {
      const news = known && describeProgress(known, view, host.words)
      known = view
      element.view = view
      surface.show()
      if (news) announcer.say(news)
    },
    remove() {
      stage.disconnect()
      surface.leave()
      announcer.leave()
    },
  }
}
