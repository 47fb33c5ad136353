import type { CelebrationActions, CelebrationView } from '../../surface.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { closeIcon, icon } from '../icons.ts'
import text from './celebration.css?inline'
import { scatter } from './scatter.ts'

const starIcon = icon('M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.4l6.1-.8z')

/**
 * A calm card that says what was reached, with a short burst of particles where motion is welcome.
 * It blocks nothing and wants `closed`.
 */
export class Celebration extends CardElement<CelebrationView, CelebrationActions> {
  static override styles = [...CardElement.styles, text]

  /** Plays the particles once; nothing under reduced motion. */
  play(): void {
    const badge = this.renderRoot.querySelector('.badge')
    if (badge) scatter(badge)
  }

  protected override renderView({ title, text: words }: CelebrationView): TemplateResult {
    return html`<div class="card dialog head arrives" role="region" aria-labelledby="title">
      <span class="badge">${starIcon}</span>
      <div class="grow">
        <h2 id="title">${title}</h2>
        <p>${words}</p>
      </div>
      ${this.renderIcon(closeIcon, 'close', () => this.want('closed'))}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-celebration': Celebration
  }
}
