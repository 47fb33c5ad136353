import { noThrow } from '../page/no-throw.ts'
import { html, type TemplateResult } from './html.ts'
import { closeIcon } from './icons.ts'
import { want, type Wish } from './intent.ts'
import { SurfaceElement, type PropertyValues } from './surface-element.ts'
import { theme } from './theme.ts'
import text from './card-element.css?inline'

/**
 * A surface that is a card of one view most of the time: what it wants are its `Actions`, a focus
 * whose button went away stays in it, and a modal one is in front of whatever the page opened.
 */
export abstract class CardElement<View, Actions> extends SurfaceElement {
  static override styles = [theme, text]
  static override properties = ['view']

  /** What is shown. */
  declare view: View | null

  #hadFocus = false

  constructor() {
    super()
    this.view = null
    // Brought to the front again, it has a dialog of the page to come before.
    this.addEventListener(
      'toggle',
      noThrow(({ oldState, newState }: ToggleEvent) => this.#holdPage(oldState === newState)),
    )
  }

  /** Moves the focus to the card itself, so that its name and text are read; or to its button. */
  override focus(): void {
    const goal = this.renderRoot.querySelector<HTMLElement>('[tabindex], button')
    goal?.focus({ preventScroll: true })
  }

  /** The card, while there is one. */
  protected get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  /** The page behind the card is out of reach. */
  protected get isModal(): boolean {
    return false
  }

  protected abstract renderView(view: View): unknown

  /** Asks for one of the actions: `this.want('answer', key, 7)`. */
  protected want(...wish: Wish<Actions>): void {
    want<Actions>(this, ...wish)
  }

  /**
   * A dialog that its title names and that an element of the id `text` describes, if there is one.
   * `closeWord` is the key of its close button's name; `under` comes under the title.
   */
  protected renderCard(
    title: string,
    closeWord: string,
    close: () => void,
    content: unknown,
    under?: unknown,
  ): TemplateResult {
    return html`<dialog
      class="card dialog arrives"
      tabindex="-1"
      aria-labelledby="title"
      aria-describedby="text"
      ?open=${!this.isModal}
      @cancel=${(event: Event) => {
        event.preventDefault()
        close()
      }}
    >
      <div class="head">
        <div class="grow">
          <h2 id="title">${title}</h2>
          ${under}
        </div>
        ${this.renderIcon(closeIcon, closeWord, close)}
      </div>
      ${content}
    </dialog>`
  }

  /** A built-in text with its places filled, to be seen. */
  protected tell(key: string, values?: object): TemplateResult {
    return this.mark(this.say(key, values))
  }

  /** Guides are in more languages than we speak: words of ours are marked as being in theirs. */
  protected mark(text: string): TemplateResult {
    return html`<bdi lang=${this.words.lang}>${text}</bdi>`
  }

  /** A button without words, that those of the key `word` name. */
  protected renderIcon(icon: TemplateResult, word: string, press: () => void): TemplateResult {
    return html`<button
      class="icon"
      lang=${this.words.lang}
      aria-label=${this.say(word)}
      @click=${press}
    >
      ${icon}
    </button>`
  }

  /** `look`: the classes of a button in theme.css. */
  protected renderButton(look: string, label: unknown, ...wish: Wish<Actions>): TemplateResult {
    return html`<button type="button" class="button ${look}" @click=${() => this.want(...wish)}>
      ${label}
    </button>`
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#hadFocus = this.focused !== null
  }

  protected override render(): unknown {
    return this.view && this.renderView(this.view)
  }

  protected override updated(_changed?: PropertyValues): void {
    if (this.#hadFocus && !this.focused) this.focus()
    this.#holdPage()
  }

  #holdPage(isAgain = false): void {
    const { dialog } = this
    // Told of late, it may be gone by now.
    if (!dialog || !this.isModal || !this.matches(':popover-open')) return
    if (dialog.matches(':modal') && !isAgain) return
    dialog.close()
    dialog.showModal()
    this.focus()
  }
}
