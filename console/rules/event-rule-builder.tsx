import { useState } from 'preact/hooks'
import type { Condition, EventTerm } from '#contract/condition'
import { Button } from '../components/button.tsx'
import { Segmented } from '../components/segmented.tsx'
import { t } from '../words/translate.ts'
import { EventTermFields } from './event-term-fields.tsx'
import { isComplete, toCondition, toEventRule, type EventRule } from './event-rule.ts'
import { RuleJson } from './rule-json.tsx'
import { sayRule } from './say-rule.ts'
import { useEventNames } from './use-event-names.ts'
import './rules.css'

/**
 * A rule over events, as a form while the form can say it and as JSON otherwise, with the rule in
 * words beneath. `errors` are by path inside the condition, as `all.1.event`.
 */
export function EventRuleBuilder(props: {
  condition: Condition
  onCondition: (condition: Condition) => void
  error?: string | undefined
  /** Names of events that are still missing are pointed out. */
  checked: boolean
  /** For a feature: any of several single events. */
  single?: boolean
}) {
  const { condition, onCondition } = props
  const rule = toEventRule(condition)
  const [asJson, setAsJson] = useState(false)
  const said = isComplete(condition) ? sayRule(condition) : null
  return (
    <div class="rule-builder">
      {asJson || rule === null ? (
        <RuleJson condition={condition} onCondition={onCondition} error={props.error} />
      ) : (
        <Terms {...props} rule={rule} />
      )}
      <div class="row-apart">
        {said === null ? (
          <span />
        ) : (
          <p class="rule-said">
            <span class="soft">{t('builder.reads')}</span> {said}
          </p>
        )}
        {rule === null ? (
          <p class="soft small">{t('builder.tooNested')}</p>
        ) : (
          <Button look="quiet" onClick={() => setAsJson(!asJson)}>
            {t(asJson ? 'builder.asForm' : 'builder.asJson')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Terms(props: {
  rule: EventRule
  onCondition: (condition: Condition) => void
  checked: boolean
  error?: string | undefined
  single?: boolean
}) {
  const { rule, single } = props
  const { terms, join } = rule
  const names = useEventNames()
  const change = (changes: Partial<EventRule>) => {
    const next = { ...rule, ...changes }
    props.onCondition(toCondition({ ...next, join: single ? 'any' : next.join }))
  }
  const setTerm = (index: number, term: EventTerm) =>
    change({ terms: terms.map((each, at) => (at === index ? term : each)) })
  return (
    <>
      {terms.length > 1 && !single && (
        <Segmented
          label={t('builder.join')}
          value={join}
          options={[
            { value: 'all', label: t('builder.join.all') },
            { value: 'any', label: t('builder.join.any') },
          ]}
          onValue={(value) => change({ join: value })}
        />
      )}
      {terms.map((term, index) => (
        <fieldset
          key={index}
          class="term-box"
          aria-label={t('builder.term', { number: index + 1 })}
        >
          {terms.length > 1 && (
            <legend class="field-label">{t('builder.term', { number: index + 1 })}</legend>
          )}
          <EventTermFields
            term={term}
            names={names}
            single={single}
            checked={props.checked}
            onTerm={(next) => setTerm(index, next)}
          />
          {terms.length > 1 && (
            <div>
              <Button
                look="quiet"
                icon="trash"
                aria-label={t('builder.removeTerm', { number: index + 1 })}
                onClick={() => change({ terms: terms.filter((_, at) => at !== index) })}
              >
                {t('builder.removeTerm', { number: index + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {props.error !== undefined && (
        <p class="field-error" role="alert">
          {props.error}
        </p>
      )}
      <div>
        <Button icon="plus" onClick={() => change({ terms: [...terms, { event: '' }] })}>
          {t('builder.addTerm')}
        </Button>
      </div>
    </>
  )
}
