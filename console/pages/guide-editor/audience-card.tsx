import type { Condition } from '#contract/condition'
import { Card } from '../../components/page.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { t } from '../../words/translate.ts'
import { emptyRow, toAudience } from './audience-rule.ts'
import { useErrorAt } from './editor-context.ts'
import { RuleChoice } from './rule-choice.tsx'

/** Everybody, or those for whom a condition holds. */
export function AudienceCard(props: {
  audience: Condition | null
  onAudience: (audience: Condition | null) => void
}) {
  const { audience, onAudience } = props
  const error = useErrorAt('audience')
  return (
    <Card title={t('editor.audience')}>
      <div class="editor-fields" data-path="audience">
        <Segmented
          label={t('editor.audience')}
          hideLabel
          value={audience === null ? 'everybody' : 'some'}
          options={[
            { value: 'everybody', label: t('editor.audience.everybody') },
            { value: 'some', label: t('editor.audience.some') },
          ]}
          onValue={(value) => onAudience(value === 'everybody' ? null : (audience ?? first))}
        />
        {audience !== null && (
          <RuleChoice condition={audience} onCondition={onAudience} error={error} />
        )}
      </div>
    </Card>
  )
}

const first = toAudience({ join: 'all', rows: [emptyRow('account', '')] })
