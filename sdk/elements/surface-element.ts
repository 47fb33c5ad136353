import { failures } from '../page/no-throw.ts'
import { openPlace } from './html.ts'
import { say, type Words } from './say.ts'

/** Fields that changed since the last drawing, with what they were. */
export type PropertyValues = ReadonlyMap<string, unknown>

/** One per text, whatever many elements adopt it. */
const sheets = new Map<string, CSSStyleSheet>()

/**
 * What every surface is: a custom element of the built-in words that draws itself into its shadow
 * root, once per microtask after any of its declared fields changed, and that keeps its failures to
 * itself. Declare fields in `static properties` and with `declare`, and give them a value in the
 * constructor.
 */
export abstract class SurfaceElement extends HTMLElement {
  /** Texts of style sheets, adopted in this order: `[theme, text]`. */
  static styles: readonly string[] = []
  static properties: readonly string[] = []

  /** The built-in words of the person's language. */
  declare words: Words

  /**
   * Settles when what changed until now is drawn. An element outside the page is not drawn. The first
   * drawing is a task of its own: with making the element it would hold a slow phone for too long.
   */
  updateComplete: Promise<void> = new Promise((settle) => {
    setTimeout(settle)
  })
  protected readonly renderRoot: ShadowRoot = this.attachShadow({ mode: 'open' })
  #show = openPlace(this.renderRoot)
  #values: Record<string, unknown> = {}
  #changed = new Map<string, unknown>()
  #isAwaited = false

  constructor() {
    super()
    const { properties, styles } = this.constructor as typeof SurfaceElement
    this.renderRoot.adoptedStyleSheets = styles.map(sheetOf)
    for (const name of ['words', ...properties]) {
      Object.defineProperty(this, name, {
        get: () => this.#values[name],
        set: (value) => {
          const before = this.#values[name]
          if (Object.is(before, value)) return
          if (!this.#changed.has(name)) this.#changed.set(name, before)
          this.#values[name] = value
          this.connectedCallback()
        },
      })
    }
    this.words = {}
  }

  connectedCallback(): void {
    if (this.#isAwaited || !this.isConnected || !this.#changed.size) return
    this.#isAwaited = true
    this.updateComplete = this.updateComplete.then(() => this.#draw())
  }

  /** What the element looks like now. */
  protected abstract render(): unknown
  /** Before drawing; what is set here is drawn at once. */
  protected willUpdate(_changed: PropertyValues): void {}
  /** After drawing; what is set here is drawn next. */
  protected updated(_changed: PropertyValues): void {}

  /** A built-in text with its places filled. */
  protected say(key: string, values?: object): string {
    return say(this.words, key, values)
  }

  /** The element inside that has the focus, if any. */
  protected get focused(): HTMLElement | null {
    return this.renderRoot.activeElement as HTMLElement | null
  }

  #draw(): void {
    const changed = this.#changed
    // A promise that nobody holds would be rejected in the page's name.
    try {
      this.willUpdate(changed)
      this.#changed = new Map()
      this.#isAwaited = false
      this.#show(this.render())
      this.updated(changed)
    } catch (error) {
      this.#changed.clear()
      this.#isAwaited = false
      failures.tell(error)
    }
  }
}

function sheetOf(text: string): CSSStyleSheet {
  let sheet = sheets.get(text)
  if (!sheet) {
    sheets.set(text, (sheet = new CSSStyleSheet()))
    sheet.replaceSync(text)
  }
  return sheet
}
