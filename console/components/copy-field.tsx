import { useEffect, useState } from 'preact/hooks'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { showToast } from './toast.tsx'

/** Code or a key to paste elsewhere, with one button that copies it. */
export function CopyField(props: { label: string; text: string; multiline?: boolean }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.text)
      setCopied(true)
    } catch {
      showToast(t('common.copyFailed'), 'problem')
    }
  }

  return (
    <figure class="copy-field">
      <figcaption class="field-label">{props.label}</figcaption>
      <div class={`copy-box ${props.multiline ? 'copy-box-multiline' : ''}`}>
        <pre tabIndex={0} aria-label={props.label}>
          <code>{props.text}</code>
        </pre>
        <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
          {t(copied ? 'common.copied' : 'common.copy')}
        </Button>
      </div>
      <span class="visually-hidden" role="status">
        {copied ? t('common.copied') : ''}
      </span>
    </figure>
  )
}
