import type { GuideDraft } from '#contract/guide'
import { TextField } from '../../components/field.tsx'
import { Card } from '../../components/page.tsx'
import { t } from '../../words/translate.ts'
import { useErrorAt } from './editor-context.ts'
import { setOptional } from './set-optional.ts'
import { PriorityFields } from './priority-fields.tsx'
import { ScheduleFields } from './schedule-fields.tsx'
import { TriggerFields } from './trigger-fields.tsx'

/** What the team calls it, how and when it starts, and what goes first. */
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
        <TriggerFields
          trigger={draft.trigger}
          onTrigger={(trigger) => onDraft({ ...draft, trigger })}
        />
        <ScheduleFields
          schedule={draft.schedule ?? {}}
          onSchedule={(schedule) => onDraft(setOptional(draft, 'schedule', schedule))}
        />
        <PriorityFields
          priority={draft.priority ?? 0}
          onPriority={(priority) =>
            onDraft(setOptional(draft, 'priority', priority === 0 ? undefined : priority))
          }
        />
      </div>
    </Card>
  )
}
