import type { GuideButton } from '#contract/guide-action'
import { t } from '../../words/translate.ts'
import { ActionFields, type ActionChoice } from './action-fields.tsx'
import { LocalizedField } from './localized-fields.tsx'

const choices: readonly ActionChoice[] = ['none', 'close', 'open', 'tour']

/** The button of a hint, a banner or a modal: none, one that only closes, or one that leads on. */
export function ButtonFields(props: {
  button: GuideButton | undefined
  path: string
  onButton: (button: GuideButton | undefined) => void
}) {
  const { button, path, onButton } = props
  const label = button?.label ?? { en: '' }
  return (
    <ActionFields
      label={t('editor.button')}
      path={`${path}.action`}
      choices={choices}
      chosen={button ? (button.action?.kind ?? 'close') : 'none'}
      action={button?.action}
      onAction={(chosen, action) =>
        onButton(chosen === 'none' ? undefined : { label, ...(action ? { action } : {}) })
      }
    >
      {button && (
        <LocalizedField
          label={t('editor.actionLabel')}
          path={`${path}.label`}
          text={label}
          onText={(text) => onButton({ ...button, label: text })}
        />
      )}
    </ActionFields>
  )
}
