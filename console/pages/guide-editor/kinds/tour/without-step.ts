import type { TourStep } from '#contract/tour'
import { setOptional } from '../../set-optional.ts'
import { without } from '../../reorder.ts'

/** The steps without one of them; ways that led to it lead to the end. */
export function withoutStep(steps: readonly TourStep[], index: number): TourStep[] {
  const gone = steps[index]?.key
  return without(steps, index).map((step) =>
    setOptional(
      step,
      'branches',
      step.branches?.map((branch) => (branch.goTo === gone ? { ...branch, goTo: 'end' } : branch)),
    ),
  )
}
