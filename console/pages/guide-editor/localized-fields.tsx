import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { TextArea, TextField } from '../../components/field.tsx'
import { t } from '../../words/translate.ts'
import { blocksToText, textToBlocks } from './block-text.ts'
import { useEditor, useErrorAt } from './editor-context.ts'
import { setOptional } from './set-optional.ts'
import { isTextMissing } from './text-state.ts'
import { textDirection } from './text-direction.ts'

interface LocalizedProps<Text> {
  label: string
  /** In the draft; errors about it are shown here. */
  path: string
  text: Text
  onText: (text: Text) => void
  help?: ComponentChildren
  optional?: boolean
}

/** One line in the language chosen; what is missing there shows the English text as a hint. */
export function LocalizedField(props: LocalizedProps<LocalizedText> & { rows?: number }) {
  const { text, path, onText, rows, ...rest } = props
  const Field = rows === undefined ? TextField : TextArea
  const { language } = useEditor()
  const error = useErrorAt(path)
  return (
    <div data-path={path}>
      <Field
        {...rest}
        {...(rows === undefined ? {} : { rows })}
        lang={language}
        dir={textDirection(language)}
        value={text[language] ?? ''}
        placeholder={language === 'en' ? '' : text.en}
        error={language === 'en' ? error : undefined}
        help={isTextMissing(text, language) && language !== 'en' ? <MissingNote /> : props.help}
        onValue={(typed) => onText(withText(text, language, typed))}
      />
    </div>
  )
}

/** Several paragraphs in the language chosen, as text with a few signs. */
export function LocalizedBody(props: LocalizedProps<LocalizedBlocks>) {
  const { text, path, onText, ...rest } = props
  const { language } = useEditor()
  const error = useErrorAt(path)
  const blocks = text[language] ?? []
  const [typed, setTyped] = useState('')
  // What is typed stays as typed, blanks and all, for as long as it means what is stored.
  const means = JSON.stringify(textToBlocks(typed)) === JSON.stringify(blocks)
  const shown = means && typed !== '' ? typed : blocksToText(blocks)
  return (
    <div data-path={path}>
      <TextArea
        {...rest}
        lang={language}
        dir={textDirection(language)}
        rows={Math.min(8, Math.max(2, shown.split('\n').length))}
        value={shown}
        error={language === 'en' ? error : undefined}
        help={isTextMissing(text, language) && language !== 'en' ? <MissingNote /> : props.help}
        onValue={(next) => {
          setTyped(next)
          onText(withBlocks(text, language, next))
        }}
      />
    </div>
  )
}

function MissingNote() {
  return <span class="text-missing">{t('editor.textMissing')}</span>
}

/** An emptied translation is taken out, so that English is shown in its place. */
function withText(text: LocalizedText, language: string, typed: string): LocalizedText {
  return setOptional(text, language, typed === '' && language !== 'en' ? undefined : typed)
}

function withBlocks(text: LocalizedBlocks, language: string, typed: string): LocalizedBlocks {
  const blocks = textToBlocks(typed)
  const isGone = blocks.length === 0 && language !== 'en'
  return setOptional(text, language, isGone ? undefined : blocks)
}
