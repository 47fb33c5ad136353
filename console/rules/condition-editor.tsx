import { useState } from 'preact/hooks'
import type { Condition } from '#contract/condition'
import { Button } from '../components/button.tsx'
import { t } from '../words/translate.ts'
import { ConditionBuilder, type BuilderOptions } from './condition-builder.tsx'
import { isRowComplete, toConditionRows } from './condition-rows.ts'
import { RuleJson } from './rule-json.tsx'
import { sayRule } from './say-rule.ts'
import { useRuleNames } from './use-rule-choices.ts'
import './rules.css'

/**
 * A condition about people and accounts, as a form while the form can say it and as JSON otherwise,
 * with the condition in words beneath.
 */
export function ConditionEditor(
  props: BuilderOptions & {
    condition: Condition
    onCondition: (condition: Condition) => void
    error?: string | undefined
  },
) {
  const { condition, onCondition, error, ...options } = props
  const names = useRuleNames()
  const [asJson, setAsJson] = useState(false)
  const rule = toConditionRows(condition)
  const complete = rule === null || rule.rows.every(isRowComplete)
  return (
    <div class="rule-builder">
      {asJson || rule === null ? (
        <RuleJson condition={condition} onCondition={onCondition} error={error} />
      ) : (
        <>
          <ConditionBuilder {...options} rule={rule} onCondition={onCondition} />
          {error !== undefined && (
            <p class="field-error" role="alert">
              {error}
            </p>
          )}
        </>
      )}
      <div class="row-apart">
        {complete ? (
          <p class="rule-said">
            <span class="soft">{t('builder.reads')}</span> {sayRule(condition, names)}
          </p>
        ) : (
          <span />
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
