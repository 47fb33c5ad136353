import type { Condition } from '#contract/condition'
import { Card } from '../../components/page.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { ConditionEditor } from '../../rules/condition-editor.tsx'
import { emptyRow, toCondition } from '../../rules/condition-rows.ts'
import { t } from '../../words/translate.ts'
import { DescribeTarget } from './describe-target.tsx'
import { useErrorAt } from './editor-context.ts'

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
          <ConditionEditor
            join={t('audience.join')}
            condition={audience}
            onCondition={onAudience}
            error={error}
            targetFields={DescribeTarget}
          />
        )}
      </div>
    </Card>
  )
}

const first = toCondition({ join: 'all', rows: [emptyRow('account')] })
