import { useEffect, useId, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { FunnelStep } from '#contract/funnel'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { PropertyFilters } from '../../rules/property-filters.tsx'
import { useEventNames } from '../../rules/use-event-names.ts'
import { withQuery } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { ExclusionFields } from './exclusion-fields.tsx'
import type { FunnelReport } from './funnel-answer.tsx'
import {
  blankDraft,
  blankStep,
  isDraftComplete,
  toAddress,
  toAsked,
  type FunnelDraft,
} from './funnel-draft.ts'
import { SaveFunnel } from './save-funnel.tsx'
import { readExclusion, readSteps, sayStep } from './read-funnel-query.ts'
import './funnel-page.css'

/** The steps to look at, in the address; and saved under a name, so that they answer at once. */
export function FunnelBuilder({ asked }: { asked: FunnelReport['funnel'] }) {
  const { query, route } = useLocation()
  const names = useEventNames()
  const listId = useId()
  const [draft, setDraft] = useState<FunnelDraft>(blankDraft)
  const [checked, setChecked] = useState(false)
  const shown = JSON.stringify({
    steps: asked?.steps ?? readSteps(query.steps ?? ''),
    exclude: asked ? asked.exclude : readExclusion(query.exclude ?? ''),
    holdConstant: (asked ? asked.holdConstant : query.holdConstant) ?? '',
  })

  useEffect(() => {
    const known = JSON.parse(shown) as FunnelDraft
    if (known.steps.length > 0) setDraft(known)
  }, [shown])

  const { steps } = draft
  const change = (next: Partial<FunnelDraft>) => setDraft({ ...draft, ...next })
  const setStep = (index: number, step: FunnelStep) =>
    change({ steps: steps.map((each, at) => (at === index ? step : each)) })
  const ready = toAsked(draft)

  return (
    <Card title={t('funnel.build')} note={t('funnel.buildNote')}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          const hasExclusion = draft.exclude === null || ready.exclude !== null
          if (hasExclusion && isDraftComplete(ready)) route(withQuery(toAddress(ready)))
        }}
      >
        <ol class="funnel-steps">
          {steps.map((step, index) => (
            <li key={index} class="funnel-step">
              <StepFields
                number={index + 1}
                step={step}
                listId={listId}
                checked={checked}
                onStep={(next) => setStep(index, next)}
                onRemove={
                  steps.length < 3
                    ? undefined
                    : () => change({ steps: steps.filter((_, at) => at !== index) })
                }
              />
            </li>
          ))}
        </ol>
        <datalist id={listId}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <div>
          <Button
            icon="plus"
            disabled={steps.length >= 10}
            onClick={() => change({ steps: [...steps, blankStep] })}
          >
            {t('funnel.addStep')}
          </Button>
        </div>
        <ExclusionFields
          exclude={draft.exclude}
          steps={steps.length}
          listId={listId}
          checked={checked}
          onExclude={(exclude) => change({ exclude })}
        />
        <div class="funnel-hold">
          <TextField
            label={t('funnel.hold')}
            help={t('funnel.holdHelp')}
            optional
            value={draft.holdConstant}
            autocomplete="off"
            onValue={(holdConstant) => change({ holdConstant })}
          />
        </div>
        <div>
          <Button type="submit" look="primary" disabled={ready.steps.length < 2}>
            {t('funnel.show')}
          </Button>
        </div>
      </form>
      <SaveFunnel asked={asked} />
    </Card>
  )
}

/** The event of a step, and what must be true of it. */
function StepFields(props: {
  number: number
  step: FunnelStep
  listId: string
  checked: boolean
  onStep: (step: FunnelStep) => void
  /** Undefined: it takes two steps. */
  onRemove: (() => void) | undefined
}) {
  const { number, step } = props
  const where = 'event' in step ? (step.where ?? []) : []
  return (
    <div class="funnel-step-fields" role="group" aria-label={t('funnel.stepN', { step: number })}>
      <div class="funnel-step-event">
        <TextField
          label={t('funnel.stepN', { step: number })}
          value={sayStep(step)}
          list={props.listId}
          autocomplete="off"
          // Properties that a step asks for stay with it when its event is changed.
          onValue={(event) => props.onStep({ event, ...(where.length > 0 ? { where } : {}) })}
        />
        <Button
          look="quiet"
          icon="trash"
          aria-label={t('funnel.removeStep', { step: number })}
          title={t('funnel.removeStep', { step: number })}
          disabled={props.onRemove === undefined}
          onClick={() => props.onRemove?.()}
        />
      </div>
      {'event' in step && (
        <PropertyFilters
          where={where}
          checked={props.checked}
          onWhere={(filters) => props.onStep({ ...step, where: filters })}
        />
      )}
    </div>
  )
}
