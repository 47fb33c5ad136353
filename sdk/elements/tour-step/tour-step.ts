import { html, nothing, type TemplateResult } from '../html.ts'
import type { TourActions, TourStepView } from '../../surface.ts'
import { beside } from '../beside.ts'
import { CardElement } from '../card-element.ts'
import { icon } from '../icons.ts'
import { plainText } from '../plain-text.ts'
import { renderBlocks } from '../render-blocks.ts'
import type { PropertyValues } from '../surface-element.ts'
import text from './tour-step.css?inline'

const arrowIcon = icon('M12 19V5M5 12l7-7 7 7')

/** What the person asks of the step. `find`: take me to the target. */
export interface TourWishes extends Pick<TourActions, 'next' | 'back' | 'close' | 'branch'> {
  find(): void
}

/** Longer texts are read when they are reached, not all at once with the title. */
const SHORT_TEXT_CHARS = 240

/**
 * One step of a tour as a dialog: `beside` its target, `docked` in the corner, `away` as a pill that
 * leads back to a target scrolled out of view, or `modal` with the page behind it out of reach.
 * Placing is left to its style sheet and its owner. Wants `TourWishes`.
 */
export class TourStep extends CardElement<TourStepView, TourWishes> {
  static override styles = [...CardElement.styles, beside, text]
  static override properties = ['view', 'mode', 'wayBack']

  declare mode: 'beside' | 'docked' | 'modal' | 'away'
  /** While its target is lost: it is known where that was last seen. */
  declare wayBack: (() => void) | undefined

  constructor() {
    super()
    this.mode = 'beside'
  }

  /** Where Tab comes in and goes out; null while there is no dialog. */
  get focusStops(): { dialog: HTMLElement; first: HTMLElement; last: HTMLElement } | null {
    const { dialog } = this
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('button, a[href]')]
    const [first, last] = [stops[0], stops.at(-1)]
    return dialog && first && last ? { dialog, first, last } : null
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const { mode } = this
    if (!this.isModal && this.dialog?.matches(':modal')) this.dialog.close()
    this.setAttribute('mode', mode)
    this.toggleAttribute('beside', mode === 'beside')
    this.toggleAttribute('place', mode === 'docked')
    this.toggleAttribute('sheet', mode !== 'away')
  }

  protected override get isModal(): boolean {
    return this.mode === 'modal'
  }

  protected override renderView(view: TourStepView): TemplateResult {
    return this.mode === 'away' ? this.renderPill(view) : this.renderStep(view)
  }

  private renderPill(view: TourStepView): TemplateResult {
    return html`<div role="region" aria-label=${view.title}>
      <button class="pill arrives" @click=${() => this.want('find')}>
        ${arrowIcon}
        <span>${this.tell('tour.backToStep')}</span>
        <span class="count">${this.tell(countKey(view), view)}</span>
      </button>
    </div>`
  }

  private renderStep(view: TourStepView): TemplateResult {
    const isShort = plainText(view.body).length <= SHORT_TEXT_CHARS
    return this.renderCard(
      view.title,
      'tour.close',
      () => this.want('close'),
      html`<div id=${isShort ? 'text' : nothing}>${renderBlocks(view.body)}</div>
        ${this.mode === 'docked' && view.target ? this.renderLost() : nothing}
        ${
          view.branches.length
            ? html`<div class="branches">
                ${view.branches.map((label, index) =>
                  this.renderButton('outlined', label, 'branch', index),
                )}
              </div>`
            : nothing
        }
        <div class="foot">
          <span class="count">${this.tell(countKey(view), view)}</span>
          ${view.canGoBack ? this.renderButton('quiet', this.tell('tour.back'), 'back') : nothing}
          ${
            view.branches.length
              ? nothing
              : this.renderButton(
                  'primary',
                  this.tell(view.isLast ? 'tour.finish' : 'tour.next'),
                  'next',
                )
          }
        </div>`,
    )
  }

  private renderLost(): TemplateResult {
    return html`<div class="lost">
      <p>${this.tell('tour.targetLost')}</p>
      ${
        this.wayBack
          ? this.renderButton('outlined', this.tell('tour.takeMeThere'), 'find')
          : nothing
      }
    </div>`
  }
}

/** How far the tour is; how many steps there are is not known where branches leave it open. */
export const countKey = ({ total }: TourStepView): string =>
  total === null ? 'tour.stepOnly' : 'tour.step'

declare global {
  interface HTMLElementTagNameMap {
    'milepost-tour-step': TourStep
  }
}
