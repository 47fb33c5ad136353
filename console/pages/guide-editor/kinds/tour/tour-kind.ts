import type { TourContent } from '#contract/tour'
import { setOptional } from '../../set-optional.ts'
import type { KindEditor } from '../guide-kind.ts'
import { StepShown } from './step-shown.tsx'
import { TourFields } from './tour-fields.tsx'
import { previewTourStep } from './tour-preview.ts'

/** Steps one after the other, beside elements of the page or on their own. */
export const tourKind: KindEditor<TourContent> = {
  Fields: TourFields,
  hasOrder: true,
  texts: ({ title, steps }) => [
    title,
    ...steps.flatMap((step) => [
      step.title,
      step.body,
      ...(step.branches ?? []).map(({ label }) => label),
    ]),
  ],
  conditions: () => [],
  events: ({ steps }) =>
    steps.flatMap(({ advance }) => (advance.on === 'event' ? [advance.event] : [])),
  targets: ({ steps }) =>
    steps.flatMap(({ key, form, target, pathPrefix }) =>
      (form ?? 'tooltip') === 'tooltip' ? [{ stepKey: key, target, pathPrefix }] : [],
    ),
  withTarget: (content, { stepKey, target, pathPrefix }) => ({
    ...content,
    steps: content.steps.map((step) =>
      step.key === stepKey
        ? setOptional(setOptional(step, 'target', target), 'pathPrefix', pathPrefix)
        : step,
    ),
  }),

  surface: 'tour',
  picture: (content, scene) => {
    const view = previewTourStep(content, scene)
    return view && { view, target: view.target }
  },
  react: (content, { name, argument, at }) => {
    const { steps } = content
    const to = (wanted: number) => ({ at: Math.max(0, Math.min(wanted, steps.length - 1)) })
    if (name === 'next' || name === 'targetClicked') return to(at + 1)
    if (name === 'back') return to(at - 1)
    if (name !== 'branch') return {}
    const goTo = steps[at]?.branches?.[Number(argument)]?.goTo
    const found = steps.findIndex(({ key }) => key === goTo)
    return found < 0 ? {} : to(found)
  },
  lastAt: ({ steps }) => steps.length - 1,
  PreviewFoot: StepShown,
}
