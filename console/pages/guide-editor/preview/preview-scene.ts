import type { Locator } from '#contract/locator'
import type { SurfaceView } from '#contract/surface-view'
import type { SdkWords } from './load-surface.ts'

/** The moment that a preview shows, and in which words. */
export interface PreviewScene {
  guideKey: string
  /** BCP 47. */
  language: string
  /** The SDK's own words in that language, or in English. */
  words: SdkWords
  /** Steps done; or the step or question on screen, 0-based. */
  at: number
  /** Unfolded: the checklist, the card of a hint, the resource centre. */
  isOpen: boolean
  /** Published guides of this environment, for the resource centre. */
  guides: readonly { key: string; kind: 'checklist' | 'tour'; title: string }[]
}

export interface PreviewPicture {
  view: SurfaceView
  /** The element it points at; the page is drawn with it. */
  target: Locator | null
  /** It stands inside the page, where the page has a place for it. */
  inline?: boolean
}

/** What was pressed in a surface: the name of its action, with the action's first argument. */
export interface PreviewReaction {
  name: string
  argument: unknown
  at: number
}
