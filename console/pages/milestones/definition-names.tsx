import { TextField } from '../../components/field.tsx'
import { slugify } from '../../slugify.ts'
import { t } from '../../words/translate.ts'

/** Name and key of something new; the key follows the name until it is typed, then stands for good. */
export function DefinitionNames(props: {
  name: string
  /** What was typed; null: it follows the name. */
  typedKey: string | null
  isNew: boolean
  existingKey: string
  nameError: string | undefined
  keyError: string | undefined
  onName: (name: string) => void
  onKey: (key: string) => void
}) {
  return (
    <div class="columns">
      <TextField
        label={t('milestones.name')}
        help={t('milestone.nameHelp')}
        error={props.nameError}
        value={props.name}
        onValue={props.onName}
      />
      <TextField
        label={t('milestone.key')}
        help={t('milestone.keyHelp')}
        error={props.keyError}
        disabled={!props.isNew}
        value={props.isNew ? (props.typedKey ?? slugify(props.name)) : props.existingKey}
        onValue={props.onKey}
      />
    </div>
  )
}
