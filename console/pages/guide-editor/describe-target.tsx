import { useState } from 'preact/hooks'
import type { Locator } from '#contract/locator'
import { Select, TextField } from '../../components/field.tsx'
import { namedRoles } from '../../rules/say-target.ts'
import { t } from '../../words/translate.ts'

/** An element described as a person would: its kind, and the words on it. */
export function DescribeTarget(props: { target: Locator; onTarget: (target: Locator) => void }) {
  const { target, onTarget } = props
  const [role, setRole] = useState(target.role ?? 'button')
  return (
    <div class="columns">
      <Select
        label={t('editor.targetRole')}
        value={role}
        options={namedRoles.map((value) => ({ value, label: t(`locator.role.${value}`) }))}
        onValue={(next) => {
          setRole(next)
          onTarget(described(next, target.name ?? ''))
        }}
      />
      <TextField
        label={t('editor.targetName')}
        help={t('editor.targetNameHelp')}
        value={target.name ?? ''}
        onValue={(name) => onTarget(described(role, name))}
      />
    </div>
  )
}

/** What was known of another element does not describe this one. */
function described(role: string, name: string): Locator {
  return name === '' ? {} : { role, name }
}
