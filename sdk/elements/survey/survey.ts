import type { SurveyAnswer } from '#contract/survey'
import type { SurveyActions, SurveyView } from '../../surface.ts'
import { CardElement } from '../card-element.ts'
import { html, type TemplateResult } from '../html.ts'
import { renderBlocks } from '../render-blocks.ts'
import type { PropertyValues } from '../surface-element.ts'
import text from './survey.css?inline'

type Question = NonNullable<SurveyView['question']>

/**
 * One question of a survey at a time, then thanks: a card in the corner, a sheet on a narrow screen.
 * Choosing changes nothing but the choice; only a button goes on.
 */
export class Survey extends CardElement<SurveyView, SurveyActions> {
  static override styles = [...CardElement.styles, text]
  static override properties = ['view', 'answer']

  /** What is chosen or written so far. */
  declare private answer: SurveyAnswer | null

  constructor() {
    super()
    this.answer = null
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const before = changed.get('view') as SurveyView | null | undefined
    if (!before || before.question?.key === this.view?.question?.key) return
    // The same fields ask the next question, and its button is no longer what the person is at.
    this.renderRoot.querySelector('form')?.reset()
    this.answer = null
    if (this.focused) this.focus()
  }

  protected override renderView(view: SurveyView): TemplateResult {
    const { title, number, total, question, thanks } = view
    return this.renderCard(
      title,
      'survey.close',
      () => this.want('close'),
      question
        ? this.renderQuestion(view, question)
        : thanks.length
          ? renderBlocks(thanks)
          : this.tell('survey.thanks'),
      question &&
        total > 1 &&
        html`<p class="count">${this.tell('survey.question', { number, total })}</p>`,
    )
  }

  private renderQuestion(view: SurveyView, question: Question): TemplateResult {
    const { key, kind, isOptional } = question
    return html`<form
      @input=${(event: Event) => this.read(event.currentTarget as HTMLFormElement, question)}
      @submit=${(event: Event) => {
        event.preventDefault()
        this.want('answer', key, this.answer)
      }}
    >
      <p id="text">${question.title}</p>
      ${
        kind === 'text'
          ? html`<textarea
              class="field"
              name="answer"
              rows="3"
              maxlength="5000"
              aria-labelledby="text"
            ></textarea>`
          : this.renderChoices(question)
      }
      <div class="foot">
        ${isOptional && this.renderButton('quiet', this.tell('survey.passOver'), 'answer', key, null)}
        ${view.canAskLater && this.renderButton('quiet', this.tell('survey.askLater'), 'askLater')}
        <button class="button primary" ?disabled=${this.answer === null}>
          ${this.tell(view.number < view.total ? 'survey.next' : 'survey.send')}
        </button>
      </div>
    </form>`
  }

  private renderChoices({ kind, options, scale }: Question): TemplateResult {
    const isMany = kind === 'multiple'
    return html`<div>
      <div
        class="${scale ? 'scale' : 'list'} ${kind}"
        role=${isMany ? 'group' : 'radiogroup'}
        aria-labelledby="text"
        aria-describedby=${scale && 'ends'}
      >
        ${(scale ? pointsOf(scale) : options).map(
          ({ key, label }) =>
            html`<label>
              <input type=${isMany ? 'checkbox' : 'radio'} name="answer" value=${key} />
              <span>${label}</span>
            </label>`,
        )}
      </div>
      ${
        scale &&
        html`<p class="ends" id="ends">
          ${this.mark(`${scale.from} – ${scale.fromLabel}`)}
          ${this.mark(`${scale.to} – ${scale.toLabel}`)}
        </p>`
      }
    </div>`
  }

  private read(form: HTMLFormElement, { kind, scale }: Question): void {
    const values = [...new FormData(form).values()].map((value) => (value as string).trim())
    const first = values[0]
    this.answer = !first ? null : scale ? +first : kind === 'text' ? first : values
  }
}

function pointsOf({ from, to }: NonNullable<Question['scale']>) {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    key: from + index,
    label: from + index,
  }))
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-survey': Survey
  }
}
