import type { Condition } from '#contract/condition'
import type { GuideContents, GuideDraft, GuideKind } from '#contract/guide'
import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { bannerKind } from './banner/banner-kind.ts'
import { checklistKind } from './checklist/checklist-kind.ts'
import type { GuideTarget, KindEditor, KindEditors } from './guide-kind.ts'
import { hintKind } from './hint/hint-kind.ts'
import { modalKind } from './modal/modal-kind.ts'
import { resourceCentreKind } from './resource-centre/resource-centre-kind.ts'
import { surveyKind } from './survey/survey-kind.ts'
import { tourKind } from './tour/tour-kind.ts'

/** The kinds of guides. To add one: a folder like the others, and a row here. */
const kinds: KindEditors = {
  checklist: checklistKind,
  tour: tourKind,
  hint: hintKind,
  banner: bannerKind,
  modal: modalKind,
  survey: surveyKind,
  resource_centre: resourceCentreKind,
}

/** How guides of this kind are edited and previewed. */
export function kindOf<Kind extends GuideKind>(kind: Kind): KindEditor<GuideContents[Kind]> {
  return kinds[kind]
}

/** The draft with other content, which must come from the form of its own kind. */
export function withContent(draft: GuideDraft, content: GuideDraft['content']): GuideDraft {
  // Kind and content belong together because a form hands out what it was given, changed.
  return { ...draft, content } as GuideDraft
}

export function textsOf({ kind, content }: GuideDraft): (LocalizedText | LocalizedBlocks)[] {
  return ask(kind, content, (editor, its) => editor.texts(its))
}

export function conditionsOf({ kind, content }: GuideDraft): Condition[] {
  return ask(kind, content, (editor, its) => editor.conditions(its))
}

export function eventsOf({ kind, content }: GuideDraft): string[] {
  return ask(kind, content, (editor, its) => editor.events(its))
}

export function targetsOf({ kind, content }: GuideDraft): GuideTarget[] {
  return ask(kind, content, (editor, its) => editor.targets(its))
}

/** The draft with another element in one of its places; as it was when it has no such place. */
export function withTarget(draft: GuideDraft, picked: GuideTarget): GuideDraft {
  const { kind, content } = draft
  return withContent(
    draft,
    ask(kind, content, (editor, its) => editor.withTarget(its, picked)),
  )
}

function ask<Kind extends GuideKind, Answer>(
  kind: Kind,
  content: GuideContents[Kind],
  question: (editor: KindEditor<GuideContents[Kind]>, content: GuideContents[Kind]) => Answer,
): Answer {
  return question(kinds[kind], content)
}
