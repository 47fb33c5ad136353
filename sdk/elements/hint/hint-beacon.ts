import type { HintActions, HintView } from '../../surface.ts'
import { around } from '../around.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { theme } from '../theme.ts'
import text from './hint-beacon.css?inline'

/**
 * A beacon on the corner of its target, the only part of it that a pointer meets. It pulses for under
 * five seconds. Attribute `flip`: it is on the other corner, since there is no room on this one.
 */
export class HintBeacon extends CardElement<HintView, HintActions> {
  static override styles = [theme, around, text]

  protected override renderView({ title, isOpen, beacon }: HintView): TemplateResult {
    return html`<button
      class=${beacon === 'pulsing' ? beacon : ''}
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
