import { css, html, type TemplateResult } from 'lit'
import { SurfaceElement } from '../surface-element.ts'
import { theme } from '../theme.ts'

/**
 * A ring around the target and the arrow from the card to it, drawn over the page and never touched
 * by a pointer; the target itself stays as it is. `side`: where the card is, seen from the target.
 * CSS property `--mp-ring-radius`: the target's corner radius; `--mp-arrow-shift`: see `arrowShiftPx`.
 */
export class TargetRing extends SurfaceElement {
  static override properties = { side: { reflect: true } }

  declare side: 'top' | 'bottom' | 'left' | 'right' | null

  constructor() {
    super()
    this.side = null
  }

  static override styles = [
    theme,
    css`
      :host {
        pointer-events: none;
        position-anchor: auto;
        inset: calc(anchor(top) - 4px) calc(anchor(right) - 4px) calc(anchor(bottom) - 4px)
          calc(anchor(left) - 4px);
        position-visibility: anchors-visible;
        border: 2px solid var(--accent);
        border-radius: calc(var(--mp-ring-radius, 4px) + 4px);
        box-shadow:
          0 0 0 4px color-mix(in oklab, var(--accent) 22%, transparent),
          inset 0 0 0 1px color-mix(in oklab, var(--surface) 70%, transparent);
      }
      :host([unanchored]) {
        inset: var(--at-top) auto auto var(--at-left);
        width: var(--at-width);
        height: var(--at-height);
      }
      /* Half a square on its corner: its base lies on the card's edge, 10 px from the ring. */
      .arrow {
        display: none;
        position: absolute;
        width: 12px;
        height: 12px;
        border: solid var(--hairline);
        border-width: 1px 0 0 1px;
        background: var(--surface) padding-box;
        clip-path: polygon(-1px -1px, calc(100% + 2px) -1px, -1px calc(100% + 2px));
      }
      :host([side]) .arrow {
        display: block;
      }
      :host([side='bottom']) .arrow {
        top: calc(100% + 7px);
        left: calc(50% - 6px + var(--mp-arrow-shift, 0px));
        rotate: 45deg;
      }
      :host([side='top']) .arrow {
        bottom: calc(100% + 7px);
        left: calc(50% - 6px + var(--mp-arrow-shift, 0px));
        rotate: 225deg;
      }
      :host([side='right']) .arrow {
        left: calc(100% + 7px);
        top: calc(50% - 6px + var(--mp-arrow-shift, 0px));
        rotate: -45deg;
      }
      :host([side='left']) .arrow {
        right: calc(100% + 7px);
        top: calc(50% - 6px + var(--mp-arrow-shift, 0px));
        rotate: 135deg;
      }
      @media (max-width: 479.98px) {
        :host([side]) .arrow {
          display: none;
        }
      }
      @media (forced-colors: active) {
        :host {
          border-color: Highlight;
          box-shadow: none;
        }
        .arrow {
          border-color: CanvasText;
        }
      }
    `,
  ]

  protected override render(): TemplateResult {
    return html`<span class="arrow"></span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-target-ring': TargetRing
  }
}
