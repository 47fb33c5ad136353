import { html, nothing, type TemplateResult } from '../html.ts'
import type { TourStepView } from '../../surface.ts'
import { closeIcon, icon } from '../icons.ts'
import { plainText } from '../plain-text.ts'
import { renderBlocks } from '../render-blocks.ts'
import { say, type Words } from '../say.ts'
import { SurfaceElement, type PropertyValues } from '../surface-element.ts'
import { theme } from '../theme.ts'
import text from './tour-step.css?inline'

const arrowIcon = icon('M12 19V5M5 12l7-7 7 7')

/** What the person asked of the step. `find`: take me to the target. */
export class TourIntent extends Event {
  readonly intent: 'next' | 'back' | 'close' | 'find'
  constructor(intent: TourIntent['intent']) {
    super('tour-intent', { bubbles: false, composed: false })
    this.intent = intent
  }
}

/** Longer texts are read when they are reached, not all at once with the title. */
const SHORT_TEXT_CHARS = 240

/**
 * One step of a tour as a non-modal dialog: `beside` its target, `docked` at the window's edge while
 * the target is lost, or `away`, a pill that leads back to a target scrolled out of view. Placing is
 * left to its style sheet and its owner. Fires `TourIntent`.
 */
export class TourStep extends SurfaceElement {
  static override styles = [theme, text]
  static override properties = {
    view: {},
    mode: { reflect: true },
    canLeadThere: {},
  }

  /** What is shown. */
  declare view: TourStepView | null
  declare mode: 'beside' | 'docked' | 'away'
  /** While docked: it is known where the target was last seen. */
  declare canLeadThere: boolean

  private hadFocus = false

  constructor() {
    super()
    this.view = null
    this.mode = 'beside'
    this.canLeadThere = false
  }

  /** Where Tab comes in and goes out; null while there is no dialog. */
  get focusStops(): { dialog: HTMLElement; first: HTMLElement; last: HTMLElement } | null {
    const dialog = this.renderRoot.querySelector<HTMLElement>('[role=dialog]')
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('button, a[href]')]
    const [first, last] = [stops[0], stops.at(-1)]
    return dialog && first && last ? { dialog, first, last } : null
  }

  /** Moves the focus to the dialog itself, so that its name and text are read. */
  override focus(): void {
    const goal = this.focusStops?.dialog ?? this.renderRoot.querySelector('button')
    goal?.focus({ preventScroll: true })
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.hadFocus = this.focused !== null
  }

  protected override updated(): void {
    if (this.hadFocus && !this.focused) this.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this
    if (!view) return nothing
    return this.mode === 'away' ? this.renderPill(view) : this.renderCard(view)
  }

  private renderPill(view: TourStepView): TemplateResult {
    return html`<div role="region" aria-label=${view.title}>
      <button class="pill arrives" @click=${() => this.want('find')}>
        ${arrowIcon}
        <span>${say(this.words, 'tour.backToStep')}</span>
        <span class="count">${this.count(view)}</span>
      </button>
    </div>`
  }

  private renderCard(view: TourStepView): TemplateResult {
    const isShort = plainText(view.body).length <= SHORT_TEXT_CHARS
    return html`<div
      class="card arrives"
      role="dialog"
      tabindex="-1"
      aria-labelledby="title"
      aria-describedby=${isShort ? 'text' : nothing}
    >
      <div class="head">
        <h2 id="title">${view.title}</h2>
        <button
          class="icon"
          aria-label=${say(this.words, 'tour.close')}
          @click=${() => this.want('close')}
        >
          ${closeIcon}
        </button>
      </div>
      <div id="text">${renderBlocks(view.body)}</div>
      ${this.mode === 'docked' ? this.renderLost() : nothing}
      <div class="foot">
        <span class="count">${this.count(view)}</span>
        ${
          view.canGoBack
            ? html`<button class="button quiet" @click=${() => this.want('back')}>
                ${say(this.words, 'tour.back')}
              </button>`
            : nothing
        }
        <button class="button primary" @click=${() => this.want('next')}>
          ${say(this.words, view.isLast ? 'tour.finish' : 'tour.next')}
        </button>
      </div>
    </div>`
  }

  private renderLost(): TemplateResult {
    return html`<div class="lost">
      <p>${say(this.words, 'tour.targetLost')}</p>
      ${
        this.canLeadThere
          ? html`<button class="button outlined" @click=${() => this.want('find')}>
              ${say(this.words, 'tour.takeMeThere')}
            </button>`
          : nothing
      }
    </div>`
  }

  private count(view: TourStepView): string {
    return sayCount(this.words, view)
  }

  private want(intent: TourIntent['intent']): void {
    this.dispatchEvent(new TourIntent(intent))
  }
}

/** How far the tour is; how many steps there are is not known where branches leave it open. */
export function sayCount(words: Words, { number, total }: TourStepView): string {
  return total === null
    ? say(words, 'tour.stepOnly', { number })
    : say(words, 'tour.step', { number, total })
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-tour-step': TourStep
  }
}
