import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { t } from '../../../words/translate.ts'
import { blocksToText } from '../block-text.ts'
import { localize, localizeBlocks } from './localize.ts'

/** The texts in their order, where the SDK could not be loaded. */
export function PlainPreview(props: {
  texts: readonly (LocalizedText | LocalizedBlocks)[]
  language: string
}) {
  const [title, ...others] = props.texts.map((text) => say(text, props.language))
  return (
    <div class="plain-preview">
      <p class="soft small">{t('editor.previewPlain')}</p>
      <p class="plain-preview-title">{title}</p>
      <ul>{others.map((text, index) => text !== '' && <li key={index}>{text}</li>)}</ul>
    </div>
  )
}

function say(text: LocalizedText | LocalizedBlocks, language: string): string {
  return isPlain(text) ? localize(text, language) : blocksToText(localizeBlocks(text, language))
}

function isPlain(text: LocalizedText | LocalizedBlocks): text is LocalizedText {
  return typeof text.en === 'string'
}
