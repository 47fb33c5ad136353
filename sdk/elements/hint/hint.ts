import type { HintActions, HintView } from '../../surface.ts'
import { beside } from '../beside.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { renderBlocks } from '../render-blocks.ts'

/** The card of a hint, beside the target that its beacon is on: a toggletip that blocks nothing. */
export class Hint extends CardElement<HintView, HintActions> {
  static override styles = [...CardElement.styles, beside]

  protected override renderView({ title, body, buttonLabel }: HintView): TemplateResult {
    return this.renderCard(
      title,
      'close',
      () => this.want('close'),
      html`<div id="text">${renderBlocks(body)}</div>
        <div class="foot">
          ${this.renderButton(buttonLabel ? 'quiet' : 'primary', this.tell('hint.dismiss'), 'dismiss')}
          ${buttonLabel && this.renderButton('primary', buttonLabel, 'act')}
        </div>`,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-hint': Hint
  }
}
