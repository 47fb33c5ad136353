import type { ChecklistView, MountChecklist } from '../surface.ts'
import { Checklist, type ChecklistWishes } from '../elements/checklist/checklist.ts'
import { say } from '../elements/say.ts'
import { describeProgress } from './describe-progress.ts'
import { openSurface, type OpenSurface } from './open-surface.ts'

/** Shows the checklist over the page or in it, and tells screen readers what got done. */
export const mount: MountChecklist = (host, actions) => {
  let surface: OpenSurface<ChecklistView> | undefined
  let element: Checklist
  let known: ChecklistView | undefined
  // A step of a tour points somewhere, and the card must not lie over it.
  const lookAtStage = () => {
    const isAside = host.root.querySelector('milepost-tour-step') !== null
    if (isAside === element.isAside) return
    element.isAside = isAside
    // Taken away and put back, it has not moved: a page's layout shifts are not for us to add to.
    if (!known || element.matches(':focus-within')) return
    surface?.hide()
    surface?.show()
  }
  const stage = new MutationObserver(lookAtStage)

  const shareLink = async (stepKey: string) => {
    const link = actions.linkTo(stepKey)
    try {
      await navigator.clipboard.writeText(link)
      element.asked = { stepKey, link: null }
      surface?.say(say(host.words, 'checklist.linkCopied'))
    } catch {
      // Refused, or a page without https: the person copies it.
      element.asked = { stepKey, link }
    }
  }

  const wishes: ChecklistWishes = {
    ...actions,
    ask: (stepKey) => void shareLink(stepKey),
  }

  return {
    update(view) {
      const { inline } = view
      const news = known && describeProgress(known, view, host.words)
      if (known?.inline !== inline) {
        surface?.leave()
        surface = openSurface<ChecklistView>(
          host,
          wishes,
          'milepost-checklist',
          Checklist,
          [() => (known?.completed ? actions.dismiss() : actions.minimise()), () => element.isOpen],
          !inline,
          inline,
        )
        element = surface.element as Checklist
        stage.observe(host.root, { childList: true })
        lookAtStage()
      }
      element.view = known = view
      surface?.show()
      if (news) surface?.say(news)
    },
    remove() {
      stage.disconnect()
      surface?.leave()
    },
  }
}
