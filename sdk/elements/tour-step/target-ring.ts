import { html, type TemplateResult } from '../html.ts'
import { around } from '../around.ts'
import { SurfaceElement } from '../surface-element.ts'
import { theme } from '../theme.ts'
import text from './target-ring.css?inline'

/**
 * A ring around the target and the arrow from the card to it, drawn over the page and never touched
 * by a pointer; the target itself stays as it is. Attribute `side`: where the card is, seen from the target.
 * CSS property `--mp-ring-radius`: the target's corner radius; `--mp-arrow-shift`: see `arrowShiftPx`.
 */
export class TargetRing extends SurfaceElement {
  static override styles = [theme, around, text]

  protected override render(): TemplateResult {
    return html`<span class="arrow"></span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-target-ring': TargetRing
  }
}
