import type { AnnouncementActions, AnnouncementView } from '../../surface.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { closeIcon } from '../icons.ts'
import { renderBlocks } from '../render-blocks.ts'
import text from './announcement.css?inline'

/**
 * A banner along an edge of the window, which it covers without moving the page; or a modal dialog in
 * the middle, a sheet on a narrow screen, with the page behind it inert.
 */
export class Announcement extends CardElement<AnnouncementView, AnnouncementActions> {
  static override styles = [...CardElement.styles, text]

  constructor() {
    super()
    // Whenever it comes to the front, the dialog in it does: opened anew, it is the topmost modal.
    this.addEventListener('toggle', (event) => {
      const dialog = this.renderRoot.querySelector('dialog')
      if (!dialog || event.newState === 'closed') return
      dialog.close()
      dialog.showModal()
      this.focus()
    })
  }

  protected override renderView(view: AnnouncementView): TemplateResult {
    return view.form === 'modal' ? this.renderModal(view) : this.renderBanner(view)
  }

  private renderBanner({ title, body, position, buttonLabel }: AnnouncementView): TemplateResult {
    return html`<div class="card banner ${position}" role="region" aria-labelledby="title">
      <div class="grow">
        <h2 id="title">${title}</h2>
        ${renderBlocks(body)}
      </div>
      ${buttonLabel && this.renderButton(buttonLabel, () => this.want('act'))}
      <button
        class="icon"
        aria-label=${this.say('announcement.close')}
        @click=${() => this.want('close')}
      >
        ${closeIcon}
      </button>
    </div>`
  }

  private renderModal({ title, body, image, buttonLabel }: AnnouncementView): TemplateResult {
    const closeLabel = this.say('announcement.close')
    const close = () => this.want('close')
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="text"
      @close=${(event: Event) => {
        if (!(event.target as HTMLDialogElement).open) close()
      }}
    >
      ${this.renderCard(
        { title, closeLabel, close, role: null },
        html`${image && html`<img src=${image.url} alt=${image.alt} />`}
          <div id="text">${renderBlocks(body)}</div>
          <div class="foot">
            ${this.renderButton(
              buttonLabel ?? closeLabel,
              buttonLabel === null ? close : () => this.want('act'),
            )}
          </div>`,
      )}
    </dialog>`
  }

  private renderButton(label: string, act: () => void): TemplateResult {
    return html`<button class="button primary" @click=${act}>${label}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-announcement': Announcement
  }
}
