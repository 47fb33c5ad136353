import { html, type TemplateResult } from './html.ts'
import { closeIcon } from './icons.ts'
import { want, type Wish } from './intent.ts'
import {
  SurfaceElement,
  type PropertyDeclarations,
  type PropertyValues,
} from './surface-element.ts'
import { theme } from './theme.ts'
import text from './card-element.css?inline'

/** What a card has around its content. */
export interface CardFrame {
  title: string
  /** A line under the title. */
  under?: unknown
  /** The name of its close button, and what that does. */
  closeLabel: string
  close(): void
  /** Null: another element around it says what the card is. */
  role?: 'dialog' | null
}

/**
 * A surface that is a card of one view most of the time: what it wants are its `Actions`,
 * and a focus whose button went away stays in it.
 */
export abstract class CardElement<View, Actions> extends SurfaceElement {
  static override styles = [theme, text]
  static override properties: PropertyDeclarations = { view: {} }

  /** What is shown. */
  declare view: View | null

  #hadFocus = false

  constructor() {
    super()
    this.view = null
  }

  /** Moves the focus to the card itself, so that its name and text are read; or to its button. */
  override focus(): void {
    const goal = this.renderRoot.querySelector<HTMLElement>('[tabindex], button')
    goal?.focus({ preventScroll: true })
  }

  protected abstract renderView(view: View): unknown

  /** Asks for one of the actions: `this.want('answer', key, 7)`. */
  protected want(...wish: Wish<Actions>): void {
    want<Actions>(this, ...wish)
  }

  /** A dialog that its title names and that an element of the id `text` describes. */
  protected renderCard(frame: CardFrame, content: unknown): TemplateResult {
    const { role = 'dialog' } = frame
    return html`<div
      class="card dialog arrives"
      tabindex="-1"
      role=${role}
      aria-labelledby=${role && 'title'}
      aria-describedby=${role && 'text'}
    >
      <div class="head">
        <div class="grow">
          <h2 id="title">${frame.title}</h2>
          ${frame.under}
        </div>
        <button class="icon" aria-label=${frame.closeLabel} @click=${() => frame.close()}>
          ${closeIcon}
        </button>
      </div>
      ${content}
    </div>`
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#hadFocus = this.focused !== null
  }

  protected override render(): unknown {
    return this.view && this.renderView(this.view)
  }

  protected override updated(_changed?: PropertyValues): void {
    if (this.#hadFocus && !this.focused) this.focus()
  }
}
