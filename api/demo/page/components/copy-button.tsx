import { useState } from 'preact/hooks'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'

/** Copies a text; where the clipboard is closed to pages, the text beside it can be marked by hand. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <button type="button" class="button small" onClick={copy} aria-label={label}>
      <Icon name={isCopied ? 'check' : 'link'} />
      {isCopied ? t('common.copied') : t('common.copy')}
    </button>
  )
}
