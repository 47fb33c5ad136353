import type { ResourceCentreActions, ResourceCentreView } from '../surface.ts'
import type { CreateController } from './guide-stage.ts'
import { isUnderWay, type GuideState } from './guide-state.ts'

/** This user's checklists and tours, links, and help. Its launcher stays; it opens when pressed. */
export const createResourceCentre: CreateController<
  'resource_centre',
  ResourceCentreView,
  ResourceCentreActions
> = (stage, current) => {
  const { core, text } = stage
  let isOpen = false
  let heard = 0
  const listLinks = () => current().guide.content.links ?? []
  const setOpen = (next: boolean) => {
    isOpen = next
    stage.move(current(), next ? 'opened' : 'minimised')
  }

  return {
    actions: {
      open: () => setOpen(true),
      minimise: () => setOpen(false),
      choose(key) {
        // No key of a guide is a number with a # in front.
        const link = listLinks()[Number(key.slice(1))]
        if (key.startsWith('#') && link) return stage.act({ kind: 'open', url: link.url })
        setOpen(false)
        stage.start(key, true)
      },
      askForHelp(query) {
        // Whatever the page answers with is not to lie under ours.
        setOpen(false)
        core.emit('help', { query })
      },
    },
    view() {
      const { guide, askedFor } = current()
      const { title, help } = guide.content
      // Asked for by the page: it opens.
      if (askedFor > heard) isOpen = true
      heard = askedFor
      return {
        guideKey: guide.key,
        title: text(title),
        minimised: !isOpen,
        entries: [
          ...stage.list().flatMap((state) => {
            const { kind, key, content } = state.guide
            return kind === 'checklist' || kind === 'tour'
              ? [{ key, kind, title: text(content.title), state: howFar(state) }]
              : []
          }),
          ...listLinks().map(({ title }, index) => ({
            key: `#${index}`,
            kind: 'link' as const,
            title: text(title),
            state: null,
          })),
        ],
        canAskForHelp: help === true,
      }
    },
  }
}

const howFar = (state: GuideState): 'new' | 'under_way' | 'done' =>
  state.run.status === 'completed' ? 'done' : isUnderWay(state) ? 'under_way' : 'new'
