import type { ComponentChildren } from 'preact'
import type { GuideAction } from '#contract/guide-action'
import { Select, TextField } from '../../components/field.tsx'
import { t } from '../../words/translate.ts'
import { useEditor, useErrorAt } from './editor-context.ts'

/** `none`: there is no button; `close`: it only closes. */
export type ActionChoice = 'none' | 'close' | GuideAction['kind']

/** What a button does, and where to. Its words come as children. */
export function ActionFields(props: {
  label: string
  /** Of the action in the draft. */
  path: string
  choices: readonly ActionChoice[]
  chosen: ActionChoice
  action: GuideAction | undefined
  onAction: (chosen: ActionChoice, action: GuideAction | undefined) => void
  children?: ComponentChildren
}) {
  const { path, chosen, action, onAction } = props
  const { startable } = useEditor()
  const words = {
    none: t('editor.action.none'),
    close: t('editor.action.close'),
    open: t('editor.action.open'),
    tour: t('editor.action.tour'),
  }
  return (
    <div class="editor-fields" data-path={path}>
      <Select
        label={props.label}
        value={chosen}
        options={props.choices.map((value) => ({
          value,
          label: words[value],
          disabled: value === 'tour' && startable.length === 0 && chosen !== 'tour',
        }))}
        help={startable.length === 0 ? t('editor.noTours') : undefined}
        onValue={(value) => {
          const next = props.choices.find((choice) => choice === value) ?? chosen
          onAction(next, newAction(next, startable[0]?.key))
        }}
      />
      {chosen !== 'none' && (
        <div class="columns">
          {action && (
            <Place path={path} action={action} onAction={(next) => onAction(next.kind, next)} />
          )}
          {props.children}
        </div>
      )}
    </div>
  )
}

function Place(props: {
  path: string
  action: GuideAction
  onAction: (action: GuideAction) => void
}) {
  const { path, action, onAction } = props
  const { startable } = useEditor()
  const urlError = useErrorAt(`${path}.url`)
  const tourError = useErrorAt(`${path}.guide`)
  if (action.kind === 'open') {
    return (
      <TextField
        label={t('editor.url')}
        help={t('editor.urlHelp')}
        error={urlError}
        value={action.url}
        onValue={(url) => onAction({ ...action, url })}
      />
    )
  }
  const isKnown = startable.some(({ key }) => key === action.guide)
  return (
    <Select
      label={t('editor.tour')}
      error={tourError}
      value={action.guide}
      options={[
        ...startable.map(({ key, name }) => ({ value: key, label: name })),
        ...(isKnown
          ? []
          : [{ value: action.guide, label: t('editor.milestoneGone', { key: action.guide }) }]),
      ]}
      onValue={(guide) => onAction({ ...action, guide })}
    />
  )
}

function newAction(kind: ActionChoice, guide: string | undefined): GuideAction | undefined {
  if (kind === 'open') return { kind, url: '/' }
  return kind === 'tour' && guide !== undefined ? { kind, guide } : undefined
}
