import { useState } from 'preact/hooks'
import type { Condition } from '#contract/condition'
import { Button } from '../../components/button.tsx'
import { RuleJson } from '../../rules/rule-json.tsx'
import { sayRule } from '../../rules/say-rule.ts'
import { useMilestoneNames } from '../../rules/use-milestone-names.ts'
import { t } from '../../words/translate.ts'
import { AudienceBuilder } from './audience-builder.tsx'
import { isRowComplete, toAudienceRule } from './audience-rule.ts'
import '../../rules/rules.css'

/** A condition about people, as a form while the form can say it and as JSON otherwise. */
export function RuleChoice(props: {
  condition: Condition
  onCondition: (condition: Condition) => void
  error?: string | undefined
  /** The server decides it, which knows nothing of the page. */
  withoutPage?: boolean
}) {
  const { condition, onCondition } = props
  const names = useMilestoneNames()
  const [asJson, setAsJson] = useState(false)
  const rule = toAudienceRule(condition)
  const complete = rule === null || rule.rows.every(isRowComplete)
  return (
    <div class="rule-builder">
      {asJson || rule === null ? (
        <RuleJson condition={condition} onCondition={onCondition} error={props.error} />
      ) : (
        <>
          <AudienceBuilder rule={rule} onCondition={onCondition} withoutPage={props.withoutPage} />
          {props.error !== undefined && (
            <p class="field-error" role="alert">
              {props.error}
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
