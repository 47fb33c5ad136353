import { useState } from 'preact/hooks'
import { Select } from '../../components/field.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { t } from '../../words/translate.ts'

const levels = { high: 50, normal: 0, low: -50 } as const
type Level = keyof typeof levels
const names: readonly Level[] = ['high', 'normal', 'low']

/** Which guide goes first where several want the same place: a few words, or a number. */
export function PriorityFields(props: {
  priority: number
  onPriority: (priority: number) => void
}) {
  const { priority, onPriority } = props
  const named = names.find((name) => levels[name] === priority)
  const [exact, setExact] = useState(false)
  const chosen = exact ? 'number' : (named ?? 'number')
  return (
    <div class="columns" data-path="priority">
      <Select
        label={t('editor.priority')}
        help={t('editor.priorityHelp')}
        value={chosen}
        options={[
          ...names.map((value) => ({ value, label: t(`editor.priority.${value}`) })),
          { value: 'number', label: t('editor.priority.number') },
        ]}
        onValue={(value) => {
          const level = names.find((name) => name === value)
          setExact(level === undefined)
          if (level) onPriority(levels[level])
        }}
      />
      {chosen === 'number' && (
        <NumberField
          label={t('editor.priorityNumber')}
          help={t('editor.priorityNumberHelp')}
          min="-100"
          max="100"
          value={priority}
          onValue={(value) => onPriority(Math.min(100, Math.max(-100, Math.round(value ?? 0))))}
        />
      )}
    </div>
  )
}
