import { useState } from 'preact/hooks'
import type { Locator } from '#contract/locator'
import { Button } from '../../components/button.tsx'
import { Select, TextField } from '../../components/field.tsx'
import { t } from '../../words/translate.ts'
import { useErrorAt } from './editor-context.ts'
import { namedRoles, sayTarget } from './target-words.ts'

/**
 * What a step points at, in words. Without one yet, it is described as a person would: its kind and
 * the words on it. Nobody types a selector.
 */
export function TargetFields(props: {
  target: Locator
  path: string
  onTarget: (target: Locator) => void
}) {
  const { target, path, onTarget } = props
  const error = useErrorAt(path)
  const said = sayTarget(target)
  const [describing, setDescribing] = useState(false)
  const [role, setRole] = useState(target.role ?? 'button')
  const open = describing || said === null
  return (
    <div class="target" data-path={path}>
      <p>
        <span class="field-label">{t('editor.target')}</span>{' '}
        <strong class={error === undefined ? '' : 'field-error'}>
          {said ?? t('editor.targetNone')}
        </strong>
      </p>
      {error !== undefined && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {open ? (
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
            onValue={(name) => {
              setDescribing(true)
              onTarget(described(role, name))
            }}
          />
        </div>
      ) : (
        <div>
          <Button look="quiet" onClick={() => setDescribing(true)}>
            {t('editor.targetAgain')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What was known of another element does not describe this one. */
function described(role: string, name: string): Locator {
  return name === '' ? {} : { role, name }
}
