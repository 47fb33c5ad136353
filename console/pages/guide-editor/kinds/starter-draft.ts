import type { GuideDraft, GuideKind } from '#contract/guide'
import { bannerStarter } from './banner/banner-starter.ts'
import { checklistStarter } from './checklist/checklist-starter.ts'
import { hintStarter } from './hint/hint-starter.ts'
import { modalStarter } from './modal/modal-starter.ts'
import { resourceCentreStarter } from './resource-centre/resource-centre-starter.ts'
import type { NewGuide, Starter } from './starter.ts'
import { surveyStarter } from './survey/survey-starter.ts'
import { tourStarter } from './tour/tour-starter.ts'

const starters: { readonly [Kind in GuideKind]: Starter<Kind> } = {
  checklist: checklistStarter,
  tour: tourStarter,
  hint: hintStarter,
  banner: bannerStarter,
  modal: modalStarter,
  survey: surveyStarter,
  resource_centre: resourceCentreStarter,
}

/** A new guide for everybody. Its title is its name until another is written. */
export function starterDraft(kind: GuideKind, guide: NewGuide): GuideDraft {
  const { key, name } = guide
  return { key, name, audience: null, ...starters[kind](guide) }
}
