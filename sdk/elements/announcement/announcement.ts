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

  protected override get isModal(): boolean {
    return this.view?.form === 'modal'
  }

  protected override renderView(view: AnnouncementView): TemplateResult {
    return this.isModal ? this.renderModal(view) : this.renderBanner(view)
  }

  private renderBanner({ title, body, position, buttonLabel }: AnnouncementView): TemplateResult {
    return html`<div class="card banner ${position}" role="region" aria-labelledby="title">
      <div class="grow">
        <h2 id="title">${title}</h2>
        ${renderBlocks(body)}
      </div>
      <div class="foot">
        ${buttonLabel && this.renderButton('primary', buttonLabel, 'act')}
        ${this.renderIcon(closeIcon, 'close', () => this.want('close'))}
      </div>
    </div>`
  }

  private renderModal({ title, body, image, buttonLabel }: AnnouncementView): TemplateResult {
    return this.renderCard(
      title,
      'close',
      () => this.want('close'),
      html`${image && html`<img src=${image.url} alt=${image.alt} />`}
        <div id="text">${renderBlocks(body)}</div>
        <div class="foot">
          ${this.renderButton('primary', buttonLabel ?? this.tell('close'), buttonLabel ? 'act' : 'close')}
        </div>`,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-announcement': Announcement
  }
}
