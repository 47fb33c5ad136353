import type { TourContent } from '#contract/tour'
import type { TourStepView } from '#contract/surface-view'
import { localize, localizeBlocks } from '../../preview/localize.ts'
import type { PreviewScene } from '../../preview/preview-scene.ts'

/** The step of a tour that the scene is at, as it stands at its target. Null: no such step. */
export function previewTourStep(
  content: TourContent,
  { guideKey, language, at }: Pick<PreviewScene, 'guideKey' | 'language' | 'at'>,
): TourStepView | null {
  const { steps } = content
  const step = steps[at]
  if (!step) return null
  const form = step.form ?? 'tooltip'
  const target = form === 'tooltip' ? (step.target ?? {}) : null
  const branches = step.branches ?? []
  return {
    guideKey,
    // A surface looks for its target once per step; here the target changes under the step.
    stepKey: `${step.key} ${JSON.stringify(target)}`,
    title: localize(step.title, language),
    body: localizeBlocks(step.body, language),
    number: at + 1,
    total: steps.some((each) => each.branches) ? null : steps.length,
    form,
    target,
    placement: step.placement,
    advance: step.advance,
    branches: branches.map(({ label }) => localize(label, language)),
    canGoBack: at > 0,
    isLast: at === steps.length - 1,
    startedByUser: false,
  }
}
