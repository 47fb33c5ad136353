import { signal } from '@preact/signals'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'

interface Toast {
  id: number
  text: string
  look: 'done' | 'problem'
}

const toasts = signal<readonly Toast[]>([])
/** Long enough to read a sentence twice. */
const shownMs = 6_000
let lastId = 0

/** Says briefly what happened, also to a screen reader. A problem stays until it is closed. */
export function showToast(text: string, look: Toast['look'] = 'done'): void {
  const id = ++lastId
  toasts.value = [...toasts.value.slice(-2), { id, text, look }]
  if (look === 'done') setTimeout(() => close(id), shownMs)
}

function close(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

/** Once per page, in the shell: the place is there before the first message, or it is not read. */
export function ToastRegion() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, look }) => (
        <div key={id} class={`toast toast-${look}`}>
          <Icon name={look === 'done' ? 'check' : 'warning'} />
          <span>{text}</span>
          <button
            type="button"
            class="button button-quiet button-square"
            aria-label={t('common.close')}
            onClick={() => close(id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
