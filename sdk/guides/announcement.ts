import { safeUrl } from '#contract/rules/safe-url'
import type { AnnouncementActions, AnnouncementView } from '../surface.ts'
import type { CreateController } from './guide-stage.ts'

/** A banner or a modal: done with its button, dismissed without. */
export const createAnnouncement: CreateController<
  'banner' | 'modal',
  AnnouncementView,
  AnnouncementActions
> = ({ move, act, text }, current) => ({
  actions: {
    act() {
      const state = current()
      move(state, 'completed')
      act(state.guide.content.button?.action)
    },
    close: () => move(current(), 'dismissed'),
  },
  view() {
    const { guide, askedFor } = current()
    const { key, kind, content } = guide
    const image = kind === 'modal' ? content.image : undefined
    const url = image && safeUrl(image.url)
    return {
      guideKey: key,
      form: kind,
      title: text(content.title),
      body: text(content.body),
      position: kind === 'banner' ? content.position : 'top',
      image: url ? { url, alt: image.alt ? text(image.alt) : '' } : null,
      buttonLabel: content.button ? text(content.button.label) : null,
      startedByUser: askedFor > 0,
    }
  },
})
