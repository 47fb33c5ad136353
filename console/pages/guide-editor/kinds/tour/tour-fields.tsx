import type { TourContent, TourStep } from '#contract/tour'
import { Button } from '../../../../components/button.tsx'
import { t } from '../../../../words/translate.ts'
import { LocalizedField } from '../../localized-fields.tsx'
import { moved, nextKey, replaced } from '../../reorder.ts'
import type { KindFieldsProps } from '../guide-kind.ts'
import { newTourStep } from './new-tour-step.ts'
import { TourStepFields } from './tour-step-fields.tsx'
import { withoutStep } from './without-step.ts'

/** Title and steps of a tour. */
export function TourFields(props: KindFieldsProps<TourContent>) {
  const { content, onContent } = props
  const { steps } = content
  const setSteps = (next: readonly TourStep[]) => onContent({ ...content, steps: [...next] })

  function addStep(): void {
    const key = nextKey(
      'step',
      steps.map((step) => step.key),
    )
    setSteps([...steps, newTourStep(key)])
    props.onFocusAt(steps.length)
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
          steps={steps}
          index={index}
          total={steps.length}
          onStep={(next) => setSteps(replaced(steps, index, next))}
          onMove={(by) => {
            setSteps(moved(steps, index, by))
            props.onFocusAt(index + by)
          }}
          onRemove={
            steps.length > 1
              ? () => {
                  setSteps(withoutStep(steps, index))
                  props.onFocusAt(Math.max(0, index - 1))
                }
              : undefined
          }
          onFocus={() => props.onFocusAt(index)}
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
