import type { HintActions, HintView } from '../../surface.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { theme } from '../theme.ts'
import text from './hint-beacon.css?inline'

/**
 * A beacon on the corner of its target, which it lies around without touching a pointer elsewhere. It
 * pulses for under five seconds. Attribute `inward`: there is no room outside the corner.
 */
export class HintBeacon extends CardElement<HintView, HintActions> {
  static override styles = [theme, text]

  protected override renderView({ title, isOpen, beacon }: HintView): TemplateResult {
    return html`<button
      class=${beacon}
      aria-expanded=${isOpen}
      aria-label=${this.say('hint.open', { title })}
      @click=${() => this.want(isOpen ? 'close' : 'open')}
    ></button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-hint-beacon': HintBeacon
  }
}
