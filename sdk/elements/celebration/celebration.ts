import { html, nothing, type TemplateResult } from '../html.ts'
import type { CelebrationView } from '../../surface.ts'
import { closeIcon, icon } from '../icons.ts'
import { say } from '../say.ts'
import { SurfaceElement } from '../surface-element.ts'
import { theme } from '../theme.ts'
import text from './celebration.css?inline'
import { scatter } from './scatter.ts'

const starIcon = icon('M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.4l6.1-.8z')

/** The person closed the card. */
export class CelebrationClosed extends Event {
  constructor() {
    super('celebration-closed', { bubbles: false, composed: false })
  }
}

/**
 * A calm card that says what was reached, with a short burst of particles where motion is welcome.
 * It blocks nothing and fires `CelebrationClosed`.
 */
export class Celebration extends SurfaceElement {
  static override styles = [theme, text]
  static override properties = { view: {} }

  /** What is celebrated. */
  declare view: CelebrationView | null

  constructor() {
    super()
    this.view = null
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      event.stopPropagation()
      this.close()
    })
  }

  /** Plays the particles once; nothing under reduced motion. */
  play(): void {
    const badge = this.renderRoot.querySelector('.badge')
    if (badge) scatter(badge)
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing
    return html`<div class="card arrives" role="region" aria-labelledby="title">
      <span class="badge">${starIcon}</span>
      <div class="words">
        <h2 id="title">${this.view.title}</h2>
        <p>${this.view.text}</p>
      </div>
      <button
        class="icon"
        aria-label=${say(this.words, 'celebration.close')}
        @click=${() => this.close()}
      >
        ${closeIcon}
      </button>
    </div>`
  }

  private close(): void {
    this.dispatchEvent(new CelebrationClosed())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-celebration': Celebration
  }
}
