import { loadBundledChunk } from '../load-bundled-chunk.ts'
import type {
  ChecklistActions,
  ChecklistView,
  MountChecklist,
  MountedSurface,
  SurfaceHost,
} from '../surface.ts'

/** The checklist there is now, and what the person may do with it. */
export interface ShownChecklist {
  view: ChecklistView
  actions: ChecklistActions
}

interface Drawer {
  /** The only checklist it draws; undefined: any. */
  guideKey: string | undefined
  changed(): void
}

/** A page has one instance, so there is one checklist. */
let mounted: { host: SurfaceHost; actions: ChecklistActions } | undefined
let shown: ShownChecklist | null = null
let ours: MountedSurface<ChecklistView> | undefined
let isLoading = false
const drawers = new Set<Drawer>()

/**
 * The checklist for whoever calls `useChecklist`; ours while nobody does. Give it to `createMilepost`
 * as `surfaces: { checklist: mountChecklist }` if you pass an instance to the provider.
 */
export const mountChecklist: MountChecklist = (host, actions) => {
  mounted = { host, actions }
  return {
    update: (view) => show({ view, actions }),
    remove() {
      mounted = undefined
      show(null)
    },
  }
}

/** Draws the checklist in place of ours until it is stopped. */
export function drawChecklist(guideKey: string | undefined, changed: () => void): () => void {
  const drawer = { guideKey, changed }
  drawers.add(drawer)
  settle()
  return () => {
    drawers.delete(drawer)
    settle()
  }
}

/** The checklist there is now, if it has this key; null: none. The same object until it changes. */
export function findChecklist(guideKey: string | undefined): ShownChecklist | null {
  return shown && isOf(shown, guideKey) ? shown : null
}

function show(next: ShownChecklist | null): void {
  shown = next
  settle()
  for (const { changed } of drawers) changed()
}

/** Ours is there when there is a checklist that nobody else draws. */
function settle(): void {
  const { view } = shown ?? {}
  if (!mounted || !view || isDrawn(view)) {
    ours?.remove()
    ours = undefined
  } else if (ours) ours.update(view)
  else if (!isLoading) load()
}

function load(): void {
  isLoading = true
  loadBundledChunk('checklist').then(
    (chunk) => {
      isLoading = false
      if (!mounted || !shown || isDrawn(shown.view)) return
      ours = (chunk as { mount: MountChecklist }).mount(mounted.host, mounted.actions)
      settle()
    },
    (error: unknown) => {
      isLoading = false
      mounted?.host.report('chunk_failed', error)
    },
  )
}

const isDrawn = (view: ChecklistView) =>
  [...drawers].some(({ guideKey }) => isOf({ view }, guideKey))

const isOf = ({ view }: { view: ChecklistView }, guideKey: string | undefined) =>
  guideKey === undefined || guideKey === view.guideKey
