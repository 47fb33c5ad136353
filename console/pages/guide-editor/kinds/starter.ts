import type { DraftOf, GuideKind } from '#contract/guide'

export interface NewGuide {
  key: string
  name: string
  /** What completes the first step of a checklist. */
  milestone: string
}

/** What a new guide of a kind begins with: how it starts, and the least it can hold. */
export type Starter<Kind extends GuideKind> = (
  guide: NewGuide,
) => Pick<DraftOf<Kind>, 'kind' | 'trigger' | 'content'>
