import type { ResourceCentreActions, ResourceCentreView } from '../../surface.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { icon } from '../icons.ts'
import type { PropertyValues } from '../surface-element.ts'
import text from './resource-centre.css?inline'

type Entry = ResourceCentreView['entries'][number]

const helpIcon = icon(
  'M9.1 9a3 3 0 0 1 5.8 1c0 2-3 3-3 3m.1 4h.01M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20',
)

/** What the person asks of the resource centre. `searched`: it is to be said what was found. */
export interface ResourceCentreWishes extends ResourceCentreActions {
  searched(found: string): void
}

/**
 * A launcher in the corner that opens a panel with the person's guides and links to search in, and a
 * way to ask for help; the panel is a sheet on a narrow screen. Wants `ResourceCentreWishes`.
 */
export class ResourceCentre extends CardElement<ResourceCentreView, ResourceCentreWishes> {
  static override styles = [...CardElement.styles, text]
  static override properties = ['view', 'query']

  /** What is searched for. */
  declare private query: string

  constructor() {
    super()
    this.query = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const isSmall = this.view?.minimised ?? true
    if (isSmall) this.query = ''
    this.toggleAttribute('sheet', !isSmall)
  }

  protected override renderView(view: ResourceCentreView): TemplateResult {
    if (view.minimised) {
      return html`<button class="pill" aria-expanded="false" @click=${() => this.want('open')}>
        ${helpIcon} ${this.tell('resources.open')}
      </button>`
    }
    const found = this.find(view)
    const search = this.say('resources.search')
    return this.renderCard(
      view.title,
      'close',
      () => this.want('minimise'),
      html`<input
          class="field"
          type="search"
          lang=${this.words.lang}
          aria-label=${search}
          placeholder=${search}
          @input=${(event: Event) => this.search((event.target as HTMLInputElement).value)}
        />
        <ul role="list">
          ${found.map(
            ({ key, title, state }) =>
              html`<li>
                <button class="entry" @click=${() => this.want('choose', key)}>
                  <span class="grow">${title}</span>
                  ${this.renderState(state)}
                </button>
              </li>`,
          )}
        </ul>
        ${!found.length && html`<p class="soft">${this.mark(this.sayFound(found))}</p>`}
        ${
          view.canAskForHelp &&
          this.renderButton('outlined', this.tell('resources.help'), 'askForHelp', this.query)
        }`,
    )
  }

  private renderState(state: Entry['state']): TemplateResult | false {
    return (
      (state === 'done' || state === 'under_way') &&
      html`<span class="count ${state}">
        ${this.tell(state === 'done' ? 'resources.done' : 'resources.underWay')}
      </span>`
    )
  }

  private search(query: string): void {
    this.query = query.trim()
    this.want('searched', this.sayFound(this.find(this.view!)))
  }

  private sayFound({ length: done }: Entry[]): string {
    return done
      ? this.say('checklist.progress', { done, total: this.view!.entries.length })
      : this.say('resources.none', { query: this.query })
  }

  /** Entries with every word that is searched for, accents and case aside. */
  private find({ entries }: ResourceCentreView): Entry[] {
    const words = plain(this.query).split(/\s+/)
    return entries.filter(({ title }) => words.every((word) => plain(title).includes(word)))
  }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

declare global {
  interface HTMLElementTagNameMap {
    'milepost-resource-centre': ResourceCentre
  }
}
