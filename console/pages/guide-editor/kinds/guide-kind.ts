import type { ComponentType } from 'preact'
import type { Condition } from '#contract/condition'
import type { GuideContents, GuideKind } from '#contract/guide'
import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import type { Locator } from '#contract/locator'
import type { SurfaceName } from '#contract/surface-view'
import type { PreviewPicture, PreviewReaction, PreviewScene } from '../preview/preview-scene.ts'

export interface KindFieldsProps<Content> {
  content: Content
  onContent: (content: Content) => void
  /** Somebody works on this step or question now (0-based): the preview shows it. */
  onFocusAt: (at: number) => void
}

export interface PreviewFootProps<Content> {
  content: Content
  at: number
  onAt: (at: number) => void
}

/** An element of the host page that a guide points at. */
export interface GuideTarget {
  /** Null: the guide itself has it, as hints do. */
  stepKey: string | null
  target: Locator | undefined
  /** Steps of tours: the pages they belong to. */
  pathPrefix?: string | undefined
}

/** Everything the editor needs to know about one kind of guide. */
export interface KindEditor<Content> {
  /** The form of what the guide holds. */
  Fields: ComponentType<KindFieldsProps<Content>>
  /** It has parts that can be put in another order. */
  hasOrder: boolean
  /** Every text people read, in reading order; optional ones only where they are in use. */
  texts: (content: Content) => (LocalizedText | LocalizedBlocks)[]
  /** Conditions inside the content. */
  conditions: (content: Content) => Condition[]
  /** Names of events inside the content: while one is empty, the draft is not sent. */
  events: (content: Content) => string[]
  /** Elements of the page it points at, and the same content with another one in its place. */
  targets: (content: Content) => GuideTarget[]
  withTarget: (content: Content, picked: GuideTarget) => Content

  /** The chunk of the SDK that draws it. */
  surface: SurfaceName
  /** What it shows in this scene; null: nothing. */
  picture: (content: Content, scene: PreviewScene) => PreviewPicture | null
  /** What a press inside the surface changes in the scene. */
  react: (
    content: Content,
    pressed: PreviewReaction,
  ) => Partial<Pick<PreviewScene, 'at' | 'isOpen'>>
  /** The last place the scene can be at. */
  lastAt: (content: Content) => number
  /** Beneath the preview: where the scene is, or a way to change that. */
  PreviewFoot: ComponentType<PreviewFootProps<Content>>
}

export type KindEditors = { readonly [Kind in GuideKind]: KindEditor<GuideContents[Kind]> }
