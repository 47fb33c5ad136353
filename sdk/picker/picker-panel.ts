import { html, nothing, type TemplateResult } from '../elements/html.ts'
import { icon } from '../elements/icons.ts'
import { want, type Wish } from '../elements/intent.ts'
import { SurfaceElement } from '../elements/surface-element.ts'
import { theme } from '../elements/theme.ts'
import type { Choice } from './judge-choice.ts'
import type { PickerWord } from './words/en.ts'
import text from './picker-panel.css?inline'

const upIcon = icon('M12 19V5M5 12l7-7 7 7')
const downIcon = icon('M12 5v14M5 12l7 7 7-7')
const MOST_LISTED = 3
const BARS = { weak: 1, fair: 2, strong: 3 }

/** What the member asks of the panel. */
export interface PanelActions {
  /** To point, or to use the page as ever. */
  walk(isWalking: boolean): void
  cancel(): void
  retry(): void
  /** Takes what is around the element, or what is in it. */
  larger(): void
  smaller(): void
  preview(isOn: boolean): void
  save(): void
  /** Where the step belongs; null: wherever it belonged. */
  limitTo(prefix: string | null): void
  move(edge: 'top' | 'bottom'): void
}

export interface PanelView {
  /** Which step is pointed for. */
  about: string
  phase: 'opening' | 'failed' | 'picking' | 'walking' | 'chosen' | 'previewing' | 'saved'
  /** What went wrong, in words; '' nothing. */
  trouble: string
  canRetry: boolean
  choice: {
    said: string
    strength: Choice['strength']
    why: PickerWord
    /** What could be taken for it, in words. */
    others: string[]
    canSave: boolean
    canGrow: boolean
    canShrink: boolean
  } | null
  isSaving: boolean
  isSaved: boolean
  /** Starts of the address to choose among; none: it is not asked. */
  prefixes: string[]
  prefix: string | undefined
  isLimited: boolean
}

/**
 * What a member sees while pointing at an element: the task, what was chosen and how surely a step
 * will find it, and the ways on. Wants `PanelActions`. `edge`: of the window that it is at.
 */
export class PickerPanel extends SurfaceElement {
  static override styles = [theme, text]
  static override properties = ['view', 'edge']

  declare view: PanelView | null
  declare edge: 'top' | 'bottom'

  constructor() {
    super()
    this.view = null
    this.edge = 'bottom'
  }

  /** Moves the focus to the heading, so that what is new is read; or to the way out. */
  override focus(): void {
    const goal = ['[tabindex]', '.foot button'].map((stop) =>
      this.renderRoot.querySelector<HTMLElement>(stop),
    )
    goal.find(Boolean)?.focus({ preventScroll: true })
  }

  protected override render(): unknown {
    const { view, edge } = this
    if (!view) return nothing
    this.setAttribute('edge', edge)
    return html`<section class="card" aria-label=${this.say('picker.label')}>
      <div class="head">
        <p class="about grow">${view.about || this.say('picker.label')}</p>
        <button
          class="icon"
          aria-label=${this.say(this.edge === 'top' ? 'picker.moveDown' : 'picker.moveUp')}
          @click=${() => this.#want('move', this.edge === 'top' ? 'bottom' : 'top')}
        >
          ${this.edge === 'top' ? downIcon : upIcon}
        </button>
      </div>
      ${this.#renderPhase(view)}
    </section>`
  }

  #renderPhase(view: PanelView): unknown {
    switch (view.phase) {
      case 'opening':
        return this.#renderWords('picker.opening', this.#button('quiet last', 'picker.cancel'))
      case 'failed':
        return html`<p class="trouble" role="alert">${view.trouble}</p>
          <div class="foot">
            ${view.canRetry && this.#button('primary', 'picker.retry', 'retry')}
            ${this.#button('outlined', 'picker.close')}
          </div>`
      case 'chosen':
        return this.#renderChoice(view)
      case 'previewing':
        return this.#renderWords(
          view.isSaved ? 'picker.previewingSaved' : 'picker.previewing',
          this.#button('outlined', 'picker.back', 'preview', false),
        )
      case 'saved':
        return html`<h2 tabindex="-1">${this.say('picker.saved')}</h2>
          <div class="foot">
            ${this.#button('primary', 'picker.done')}
            ${this.#button('outlined', 'picker.preview', 'preview', true)}
            ${this.#button('quiet', 'picker.again', 'walk', false)}
          </div>`
      default:
        return this.#renderTask(view)
    }
  }

  #renderWords(key: PickerWord, button: TemplateResult): TemplateResult {
    return html`<p class="said" role="status">${this.say(key)}</p>
      <div class="foot">${button}</div>`
  }

  #renderTask(view: PanelView): TemplateResult {
    const isWalking = view.phase === 'walking'
    const mode = (key: PickerWord, walks: boolean) =>
      html`<button
        class="button"
        aria-pressed=${String(isWalking === walks)}
        @click=${() => this.#want('walk', walks)}
      >
        ${this.say(key)}
      </button>`
    return html`${view.trouble && html`<p class="trouble" role="alert">${view.trouble}</p>`}
      <p>${this.say(isWalking ? 'picker.walk' : 'picker.task')}</p>
      <div class="foot">
        <div class="modes" role="group" aria-label=${this.say('picker.label')}>
          ${mode('picker.choose', false)} ${mode('picker.use', true)}
        </div>
        <span class="count shortcut">${this.say('picker.shortcut')}</span>
        ${this.#button('quiet last', 'picker.cancel')}
      </div>
      ${!isWalking && html`<p class="keys">${this.say('picker.keys')}</p>`}`
  }

  #renderChoice(view: PanelView): unknown {
    const { choice, isSaving } = view
    if (!choice) return nothing
    const { said, strength, why, others, canSave, canGrow, canShrink } = choice
    const isWeak = strength === 'weak'
    const count = others.length
    return html`<h2 tabindex="-1">${said}</h2>
      <div class="judged ${strength}" role=${isWeak ? 'alert' : nothing}>
        <span class="bars" aria-hidden="true">
          ${[1, 2, 3].map((bar) => html`<i class=${bar <= BARS[strength] ? 'on' : ''}></i>`)}
        </span>
        <p><strong>${this.say(`strength.${strength}`)}</strong> ${this.say(why, { count })}</p>
        ${count > 0 && html`<p>${this.#sayWhere(said, others)}</p>`}
      </div>
      ${view.prefixes.length > 0 && this.#renderPath(view)}
      ${view.trouble && html`<p class="trouble" role="alert">${view.trouble}</p>`}
      <div class="foot">
        ${
          isSaving
            ? html`<button class="button primary" disabled="">${this.say('picker.saving')}</button>`
            : canSave &&
              this.#button(
                isWeak ? 'outlined' : 'primary',
                isWeak ? 'picker.saveAnyway' : 'picker.save',
                'save',
              )
        }
        ${this.#button('outlined', 'picker.preview', 'preview', true)}
        ${canGrow && this.#button('quiet', 'picker.larger', 'larger')}
        ${canShrink && this.#button('quiet', 'picker.smaller', 'smaller')}
        ${this.#button('quiet', 'picker.again', 'walk', false)}
        ${this.#button('quiet last', 'picker.cancel')}
      </div>`
  }

  /** Those that are called the same say nothing by their names. */
  #sayWhere(said: string, others: string[]): string {
    const told = [...new Set(others)].filter((other) => other !== said)
    if (!told.length) return this.say('why.outlined')
    const more = told.length > MOST_LISTED ? ['…'] : []
    return this.say('why.alikeWhere', {
      places: [...told.slice(0, MOST_LISTED), ...more].join(', '),
    })
  }

  #renderPath({ prefixes, prefix, isLimited }: PanelView): TemplateResult {
    const chosen = () => this.renderRoot.querySelector('select')?.value ?? prefix ?? null
    return html`<div class="path">
      <label>
        <input
          type="checkbox"
          .checked=${isLimited}
          @change=${({ target }: Event) =>
            this.#want('limitTo', (target as HTMLInputElement).checked ? chosen() : null)}
        />
        <span>${this.say('picker.onlyOn')}</span>
      </label>
      <select
        aria-label=${this.say('picker.path')}
        ?disabled=${!isLimited}
        @change=${() => this.#want('limitTo', chosen())}
      >
        ${prefixes.map(
          (path) =>
            html`<option value=${path} ?selected=${path === prefix}>
              ${path.includes('*') ? this.say('picker.anyOf', { path }) : path}
            </option>`,
        )}
      </select>
    </div>`
  }

  #button(
    look: string,
    word: PickerWord,
    ...[name = 'cancel', ...args]: Wish<PanelActions> | []
  ): TemplateResult {
    return html`<button
      class="button ${look}"
      @click=${() => this.#want(...([name, ...args] as Wish<PanelActions>))}
    >
      ${this.say(word)}
    </button>`
  }

  #want(...wish: Wish<PanelActions>): void {
    want<PanelActions>(this, ...wish)
  }
}
