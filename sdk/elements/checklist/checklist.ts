import { html, nothing, type TemplateResult } from '../html.ts'
import type {
  ChecklistActions,
  ChecklistPhaseView,
  ChecklistStepView,
  ChecklistView,
} from '../../surface.ts'
import { CardElement } from '../card-element.ts'
import { icon } from '../icons.ts'
import { checkIcon, progressRing } from '../progress-ring.ts'
import { renderBlocks } from '../render-blocks.ts'
import type { PropertyValues } from '../surface-element.ts'
import text from './checklist.css?inline'
import { minimiseIcon, padlockIcon, renderStep } from './render-step.ts'

const chevronIcon = icon('m6 9 6 6 6-6')

/** What the person asks of the checklist. `ask`: a colleague shall do the step. */
export interface ChecklistWishes extends Omit<ChecklistActions, 'linkTo'> {
  ask(stepKey: string): void
}

/**
 * The phased checklist: a card in the corner, a sheet on a narrow screen, only its launcher pill, or
 * a part of the page. Shows what its `view` says and wants `ChecklistWishes`.
 */
export class Checklist extends CardElement<ChecklistView, ChecklistWishes> {
  static override styles = [...CardElement.styles, text]
  static override properties = ['view', 'isAside', 'asked', 'toggledPhases', 'unfoldedStep']

  /** Something else has the stage: only the pill, until it is pressed. */
  declare isAside: boolean
  /** The step whose link was copied; `link` is shown where it could not be. */
  declare asked: { stepKey: string; link: string | null } | null

  /** Phases the person folded or unfolded against our default. */
  declare private toggledPhases: ReadonlySet<string>
  /** The step whose details are seen; null: none; undefined: the next step. */
  declare private unfoldedStep: string | null | undefined
  /** Step that had the focus before an update; '': another part had it; null: none. */
  private focusedStep: string | null = null
  /** The step that was asked for last, and is brought into view once. */
  private soughtStep: string | null = null

  constructor() {
    super()
    this.asked = null
    this.isAside = false
    this.toggledPhases = new Set()
    this.unfoldedStep = undefined
  }

  /** Over the page, and more than its launcher: something that Escape closes. */
  get isOpen(): boolean {
    return !this.isSmall && !this.view?.inline
  }

  /** Moves the focus to what is next, or to the launcher. */
  override focus(): void {
    this.focusFirstOf('li.next button', HEIR, '.pill')
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { view, focused } = this
    this.focusedStep = focused && (focused.closest<HTMLElement>('[data-step]')?.dataset.step ?? '')
    const before = changed.get('view') as ChecklistView | null | undefined
    // Progress moves the attention on to what is next; a mere refresh leaves it where it is.
    if (before && nextKey(before) !== nextKey(view)) this.unfoldedStep = undefined
    const isInline = Boolean(view?.inline)
    this.toggleAttribute('inline', isInline)
    this.toggleAttribute('sheet', !isInline && !this.isSmall)
    const sought = view?.openStepKey ?? null
    if (sought === this.soughtStep || this.isSmall) return
    this.soughtStep = sought
    const phase = view?.phases.find(({ steps }) => steps.some(({ key }) => key === sought))
    if (!phase) return
    this.unfoldedStep = sought
    if (!this.isUnfolded(phase)) this.togglePhase(phase.key)
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(stepSelector(sought))?.scrollIntoView({ block: 'nearest' }),
    )
  }

  /** Focus that was on something that went away stays in the surface, never falls to the page. */
  protected override updated(changed: PropertyValues): void {
    if (changed.has('asked') && this.asked?.link) {
      const field = this.renderRoot.querySelector('input')
      field?.focus()
      field?.select()
    } else if (this.focusedStep !== null && !this.focused?.checkVisibility()) {
      const step = `${stepSelector(this.focusedStep)} button`
      this.focusFirstOf(step, 'li.next button', HEIR, 'button')
    }
  }

  protected override renderView(view: ChecklistView): TemplateResult {
    if (this.isSmall) return this.renderPill(view)
    return view.completed ? this.renderAchieved(view) : this.renderList(view)
  }

  private renderPill(view: ChecklistView): TemplateResult {
    return html`<div role="region" aria-label=${view.title}>
      <button class="pill arrives" aria-expanded="false" @click=${() => this.unfold()}>
        ${progressRing(view.done, view.total, 24)}
        <span>${view.title}</span>
        <span class="count">${this.progress(view)}</span>
      </button>
    </div>`
  }

  /** What was achieved, in few words. */
  private renderAchieved({ title, phases }: ChecklistView): TemplateResult {
    const achieved = phases.filter(({ done }) => done)
    return html`<div class="card achieved arrives" role="region" aria-labelledby="title">
      <div class="head">
        <span class="medal">${checkIcon}</span>
        <div class="grow">
          <h2 id="title">${this.tell('checklist.completedTitle')}</h2>
          <p class="state">${title}</p>
        </div>
      </div>
      <ul class="scroll" role="list">
        ${achieved.map(
          (phase) =>
            html`<li>
              <span class="mark done">${checkIcon}</span>
              <span>
                <span class="title">${phase.title}</span>
                <span class="state">
                  ${phase.steps
                    .filter(({ state }) => state === 'done')
                    .map((step) => step.title)
                    .join(' · ')}
                </span>
              </span>
            </li>`,
        )}
      </ul>
      <div class="foot">
        <p class="state grow">${this.tell('checklist.completedText')}</p>
        ${this.renderButton('primary', this.tell('checklist.close'), 'dismiss')}
      </div>
    </div>`
  }

  private renderList(view: ChecklistView): TemplateResult {
    return html`<div class="card arrives" role="region" aria-labelledby="title">
      <div class="head">
        ${progressRing(view.done, view.total, 36)}
        <div class="grow">
          <h2 id="title">${view.title}</h2>
          <p class="count">${this.progress(view)}</p>
        </div>
        ${
          view.inline
            ? nothing
            : this.renderIcon(minimiseIcon, 'checklist.minimise', () => this.want('minimise'))
        }
      </div>
      <div class="scroll">
        ${view.intro.length ? html`<div class="intro">${renderBlocks(view.intro)}</div>` : nothing}
        ${view.phases.map((phase) => this.renderPhase(phase))}
      </div>
      <div class="foot">
        ${this.renderButton('quiet', this.tell('checklist.dismiss'), 'dismiss')}
        ${view.canSnooze && this.renderButton('quiet', this.tell('checklist.snooze'), 'snooze')}
      </div>
    </div>`
  }

  private renderPhase(phase: ChecklistPhaseView): TemplateResult {
    const { key, lockedReason } = phase
    const isLocked = lockedReason !== null
    const isDone = phase.done === phase.total
    const isOpen = this.isUnfolded(phase)
    return html`<section>
      <h3>
        <button
          class="phase"
          aria-expanded=${isOpen}
          aria-controls="phase-${key}"
          @click=${() => this.togglePhase(key)}
        >
          <span class="mark ${isDone ? 'done' : ''}">
            ${
              isLocked
                ? padlockIcon
                : isDone
                  ? checkIcon
                  : progressRing(phase.done, phase.total, 18)
            }
          </span>
          <span class="grow">
            ${phase.title}
            ${
              isLocked
                ? html`<span class="state">
                    <span class="unseen">${this.tell('checklist.locked')}.</span>
                    ${this.mark(lockedReason)}
                  </span>`
                : nothing
            }
          </span>
          ${isLocked ? nothing : html`<span class="count">${this.progress(phase)}</span>`}
          <span class="chevron">${chevronIcon}</span>
        </button>
      </h3>
      <ul class="steps" id="phase-${key}" role="list" ?hidden=${!isOpen}>
        ${
          isOpen &&
          phase.steps.map((step) =>
            renderStep(step, {
              words: this.words,
              tell: (key) => this.tell(key),
              want: (name) => this.want(name, step.key),
              isOpen: this.isStepUnfolded(step),
              asked: this.asked?.stepKey === step.key ? this.asked : null,
              toggle: () => this.toggleStep(step),
            }),
          )
        }
      </ul>
    </section>`
  }

  private isStepUnfolded({ key, state }: ChecklistStepView): boolean {
    return this.unfoldedStep === undefined ? state === 'next' : this.unfoldedStep === key
  }

  private toggleStep(step: ChecklistStepView): void {
    this.unfoldedStep = this.isStepUnfolded(step) ? null : step.key
    this.asked = null
  }

  /** Done phases are folded, locked ones show their reason, what is at hand is open. */
  private isUnfolded({ key, steps }: ChecklistPhaseView): boolean {
    return steps.some(({ state }) => state === 'next') !== this.toggledPhases.has(key)
  }

  private togglePhase(key: string): void {
    const toggled = new Set(this.toggledPhases)
    if (!toggled.delete(key)) toggled.add(key)
    this.toggledPhases = toggled
  }

  private get isSmall(): boolean {
    const { view } = this
    if (!view || view.inline) return !view
    return view.minimised || (this.isAside && !view.completed)
  }

  private unfold(): void {
    this.isAside = false
    if (this.view?.minimised) this.want('open')
  }

  private progress(progress: { done: number; total: number }): TemplateResult {
    return this.tell('checklist.progress', progress)
  }

  private focusFirstOf(...selectors: string[]): void {
    for (const selector of selectors) {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
      if (this.focused?.checkVisibility()) return
    }
  }
}

/** What has the focus when what had it is gone. */
const HEIR = '.icon, .foot .primary'
const stepSelector = (key: string | null) => `[data-step="${key}"]`

function nextKey(view: ChecklistView | null): string | undefined {
  return view?.phases.flatMap(({ steps }) => steps).find(({ state }) => state === 'next')?.key
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-checklist': Checklist
  }
}
