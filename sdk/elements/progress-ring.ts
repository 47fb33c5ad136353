import { html, type TemplateResult } from './html.ts'
import { icon } from './icons.ts'

export const checkIcon = icon('M20 6 9 17l-5-5')

const RADIUS = 15
const LENGTH = 2 * Math.PI * RADIUS

/** A ring as full as the share that is done; the words beside it say the same. */
export function progressRing(done: number, total: number, sizePx: number): TemplateResult {
  const share = total > 0 ? Math.min(1, done / total) : 0
  if (share === 1) return html`<span class="medal">${checkIcon}</span>`
  return html`<svg
    class="ring"
    width=${sizePx}
    height=${sizePx}
    viewBox="0 0 36 36"
    aria-hidden="true"
  >
    <circle class="track" cx="18" cy="18" r=${RADIUS} />
    <circle
      class="share"
      cx="18"
      cy="18"
      r=${RADIUS}
      transform="rotate(-90 18 18)"
      stroke-dasharray=${LENGTH}
      stroke-dashoffset=${LENGTH * (1 - share)}
      visibility=${share > 0 ? 'visible' : 'hidden'}
    />
  </svg>`
}
