import type { TourContent, TourStep } from '#contract/tour'
import { Button } from '../../components/button.tsx'
import { t } from '../../words/translate.ts'
import { LocalizedField } from './localized-fields.tsx'
import { moved, nextKey, replaced, without } from './reorder.ts'
import { TourStepFields } from './tour-step-fields.tsx'

/** Title and steps of a tour. `onStepFocus`: somebody works on that step now. */
export function TourFields(props: {
  content: TourContent
  onContent: (content: TourContent) => void
  onStepFocus: (index: number) => void
}) {
  const { content, onContent } = props
  const { steps } = content
  const setSteps = (next: readonly TourStep[]) => onContent({ ...content, steps: [...next] })

  function addStep(): void {
    const key = nextKey(
      'step',
      steps.map((step) => step.key),
    )
    setSteps([
      ...steps,
      {
        key,
        title: { en: '' },
        body: { en: [] },
        target: {},
        placement: 'bottom',
        advance: { on: 'next' },
      },
    ])
    props.onStepFocus(steps.length)
  }

  return (
    <>
      <LocalizedField
        label={t('editor.title')}
        path="content.title"
        text={content.title}
        onText={(title) => onContent({ ...content, title })}
      />
      {steps.map((step, index) => (
        <TourStepFields
          key={step.key}
          step={step}
          index={index}
          total={steps.length}
          onStep={(next) => setSteps(replaced(steps, index, next))}
          onMove={(by) => {
            setSteps(moved(steps, index, by))
            props.onStepFocus(index + by)
          }}
          onRemove={
            steps.length > 1
              ? () => {
                  setSteps(without(steps, index))
                  props.onStepFocus(Math.max(0, index - 1))
                }
              : undefined
          }
          onFocus={() => props.onStepFocus(index)}
        />
      ))}
      <div>
        <Button icon="plus" onClick={addStep}>
          {t('editor.addStep')}
        </Button>
      </div>
    </>
  )
}
