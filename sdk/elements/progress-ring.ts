import { html, type TemplateResult } from './html.ts'
import { icon } from './icons.ts'

export const checkIcon = icon('M20 6 9 17l-5-5')

/** A ring as full as the share that is done; the words beside it say the same. */
export function progressRing(done: number, total: number, sizePx: number): TemplateResult {
  if (done >= total) return html`<span class="medal">${checkIcon}</span>`
  return html`<svg
    class="ring"
    width=${sizePx}
    height=${sizePx}
    viewBox="0 0 36 36"
    aria-hidden="true"
  >
    <circle cx="18" cy="18" r="15" />
    <circle
      class="share"
      cx="18"
      cy="18"
      r="15"
      pathLength="1"
      stroke-dasharray="${done / total} 2"
      visibility=${done ? 'inherit' : 'hidden'}
    />
  </svg>`
}
