import type { GuideDraft } from '#contract/guide'
import { Select, TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { t } from '../../words/translate.ts'
import { useErrorAt } from './editor-context.ts'

/** What the team calls it, and how it starts. */
export function BasicsCard(props: { draft: GuideDraft; onDraft: (draft: GuideDraft) => void }) {
  const { draft, onDraft } = props
  const error = useErrorAt('name')
  return (
    <Card title={t('editor.basics')}>
      <div class="editor-fields">
        <div data-path="name">
          <TextField
            label={t('editor.name')}
            help={t('editor.nameHelp')}
            error={error}
            value={draft.name}
            onValue={(name) => onDraft({ ...draft, name })}
          />
        </div>
        <Select
          label={t('editor.trigger')}
          value={draft.trigger}
          help={t(`editor.trigger.${draft.trigger}.help`)}
          options={(['auto', 'manual'] as const).map((value) => ({
            value,
            label: t(`editor.trigger.${value}`),
          }))}
          onValue={(value) =>
            onDraft({ ...draft, trigger: value === 'manual' ? 'manual' : 'auto' })
          }
        />
      </div>
    </Card>
  )
}
