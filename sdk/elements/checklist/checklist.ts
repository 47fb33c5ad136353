import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { ChecklistPhaseView, ChecklistStepView, ChecklistView } from '../../surface.ts'
import { icon } from '../icons.ts'
import { checkIcon, progressRing } from '../progress-ring.ts'
import { renderBlocks } from '../render-blocks.ts'
import { say } from '../say.ts'
import { SurfaceElement, type PropertyValues } from '../surface-element.ts'
import { theme } from '../theme.ts'
import { ChecklistIntent } from './checklist-intent.ts'
import text from './checklist.css?inline'

const chevronIcon = icon('m6 9 6 6 6-6')
const minimiseIcon = icon('M5 12h14')
const padlockIcon = icon(
  'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4',
)

/**
 * The phased checklist: a card at the bottom inline end, a sheet on a narrow screen, or only its
 * launcher pill. Shows what its `view` says and fires `ChecklistIntent`.
 */
export class Checklist extends SurfaceElement {
  static override styles = [theme, text]
  static override properties = {
    view: {},
    isAside: {},
    toggledPhases: {},
    expandedStep: {},
  }

  /** What is shown. */
  declare view: ChecklistView | null
  /** Something else has the stage: only the pill, until it is pressed. */
  declare isAside: boolean

  /** Phases the person folded or unfolded against our default. */
  declare private toggledPhases: ReadonlySet<string>
  /** The step whose details are seen; null: none; undefined: the next step. */
  declare private expandedStep: string | null | undefined
  /** Step that had the focus before an update; '': another part had it; null: none. */
  private focusedStep: string | null = null

  constructor() {
    super()
    this.view = null
    this.isAside = false
    this.toggledPhases = new Set()
    this.expandedStep = undefined
    this.addEventListener('keydown', (event) => this.onKeydown(event))
  }

  /** Moves the focus to what is next, or to the launcher. */
  override focus(): void {
    const goal = this.renderRoot.querySelector<HTMLElement>('li.next button, .heir, .pill')
    goal?.focus({ preventScroll: true })
  }

  protected override willUpdate(changed: PropertyValues): void {
    const step = this.focused?.closest<HTMLElement>('[data-step]')
    this.focusedStep = this.focused && (step?.dataset.step ?? '')
    const before = changed.get('view') as ChecklistView | null | undefined
    // Progress moves the attention on to what is next; a mere refresh leaves it where it is.
    if (before && nextKey(before) !== nextKey(this.view)) this.expandedStep = undefined
    this.toggleAttribute('sheet', !this.isSmall)
  }

  /** Focus that was on something that went away stays in the surface, never falls to the page. */
  protected override updated(): void {
    if (this.focusedStep === null || this.focused) return
    const heirs = [`[data-step="${this.focusedStep}"] button`, 'li.next button', '.heir', 'button']
    for (const selector of heirs) {
      const heir = this.renderRoot.querySelector<HTMLElement>(selector)
      if (heir) return heir.focus({ preventScroll: true })
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this
    if (!view) return nothing
    if (this.isSmall) return this.renderPill(view)
    return view.completed ? this.renderCompleted(view) : this.renderCard(view)
  }

  private renderPill(view: ChecklistView): TemplateResult {
    return html`<div role="region" aria-label=${say(this.words, 'checklist.label')}>
      <button class="pill arrives" aria-expanded="false" @click=${() => this.unfold()}>
        ${progressRing(view.done, view.total, 24)}
        <span>${view.title}</span>
        <span class="count">${this.progress(view.done, view.total)}</span>
      </button>
    </div>`
  }

  private renderCompleted(view: ChecklistView): TemplateResult {
    return html`<div class="card completed arrives" role="region" aria-labelledby="title">
      <div>
        <span class="medal">${checkIcon}</span>
        <div>
          <h2 id="title">${say(this.words, 'checklist.completedTitle')}</h2>
          <p>${say(this.words, 'checklist.completedText')}</p>
          <p class="count">${view.title} · ${this.progress(view.done, view.total)}</p>
        </div>
      </div>
      <button class="button primary heir" @click=${() => this.want('dismiss')}>
        ${say(this.words, 'checklist.close')}
      </button>
    </div>`
  }

  private renderCard(view: ChecklistView): TemplateResult {
    return html`<div class="card arrives" role="region" aria-labelledby="title">
      <div class="head">
        ${progressRing(view.done, view.total, 36)}
        <div>
          <h2 id="title">${view.title}</h2>
          <p class="count">${this.progress(view.done, view.total)}</p>
        </div>
        <button
          class="icon heir"
          aria-label=${say(this.words, 'checklist.minimise')}
          @click=${() => this.want('minimise')}
        >
          ${minimiseIcon}
        </button>
      </div>
      <div class="scroll">
        ${view.intro.length ? html`<div class="intro">${renderBlocks(view.intro)}</div>` : nothing}
        ${view.phases.map((phase) => this.renderPhase(phase))}
      </div>
      <div class="foot">
        <button class="button quiet" @click=${() => this.want('dismiss')}>
          ${say(this.words, 'checklist.dismiss')}
        </button>
      </div>
    </div>`
  }

  private renderPhase(phase: ChecklistPhaseView): TemplateResult {
    const { key, title, lockedReason } = phase
    const isDone = phase.done === phase.total
    const isOpen = opensByDefault(phase) !== this.toggledPhases.has(key)
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
              lockedReason !== null
                ? padlockIcon
                : isDone
                  ? checkIcon
                  : progressRing(phase.done, phase.total, 18)
            }
          </span>
          <span class="title">
            ${title}
            ${
              lockedReason !== null
                ? html`<span class="reason">
                    <span class="unseen">${say(this.words, 'checklist.locked')}.</span>
                    ${lockedReason}
                  </span>`
                : nothing
            }
          </span>
          ${
            lockedReason === null
              ? html`<span class="count">${this.progress(phase.done, phase.total)}</span>`
              : nothing
          }
          <span class="chevron">${chevronIcon}</span>
        </button>
      </h3>
      <ul class="steps" id="phase-${key}" role="list" ?hidden=${!isOpen}>
        ${phase.steps.map((step) => this.renderStep(step))}
      </ul>
    </section>`
  }

  private renderStep(step: ChecklistStepView): TemplateResult {
    const { key, state } = step
    const hasDetail = state !== 'locked' && (step.body.length > 0 || this.canAct(step))
    const isOpen = hasDetail && this.isExpanded(step)
    const row = html`<span class="mark ${state === 'done' ? 'done' : ''}">
        ${
          state === 'done'
            ? checkIcon
            : state === 'locked'
              ? padlockIcon
              : html`<span class="circle"></span>`
        }
      </span>
      <span>
        <span class="title" id="step-${key}">${step.title}</span>
        ${this.renderState(step)}
      </span>`
    return html`<li class="${state} ${isOpen ? 'expanded' : ''}" data-step=${key}>
      ${
        hasDetail
          ? html`<button
              class="step"
              aria-expanded=${isOpen}
              aria-controls="detail-${key}"
              @click=${() => this.toggleStep(step)}
            >
              ${row}
            </button>`
          : html`<div class="step">${row}</div>`
      }
      <div class="detail" id="detail-${key}" ?hidden=${!isOpen}>
        ${isOpen ? this.renderDetail(step) : nothing}
      </div>
    </li>`
  }

  private renderState({ state, byTeammate }: ChecklistStepView): TemplateResult | typeof nothing {
    if (state === 'open') return nothing
    const word = byTeammate ? 'byTeammate' : state
    return html`<span class=${state === 'done' ? 'state' : 'unseen'}>
      ${say(this.words, `checklist.${word}`)}
    </span>`
  }

  private renderDetail(step: ChecklistStepView): TemplateResult {
    return html`${renderBlocks(step.body)}
    ${
      this.canAct(step)
        ? html`<button
            class="button ${step.state === 'next' ? 'primary' : 'outlined'}"
            aria-describedby="step-${step.key}"
            @click=${() => this.want('act', step.key)}
          >
            ${step.actionLabel}
          </button>`
        : nothing
    }`
  }

  private canAct({ state, actionLabel }: ChecklistStepView): boolean {
    return actionLabel !== null && (state === 'next' || state === 'open')
  }

  private isExpanded({ key, state }: ChecklistStepView): boolean {
    return this.expandedStep === undefined ? state === 'next' : this.expandedStep === key
  }

  private toggleStep(step: ChecklistStepView): void {
    this.expandedStep = this.isExpanded(step) ? null : step.key
  }

  private togglePhase(key: string): void {
    const toggled = new Set(this.toggledPhases)
    if (!toggled.delete(key)) toggled.add(key)
    this.toggledPhases = toggled
  }

  private get isSmall(): boolean {
    return !this.view || this.view.minimised || (this.isAside && !this.view.completed)
  }

  private unfold(): void {
    this.isAside = false
    if (this.view?.minimised) this.want('open')
  }

  private progress(done: number, total: number): string {
    return say(this.words, 'checklist.progress', { done, total })
  }

  private want(intent: ChecklistIntent['intent'], stepKey?: string): void {
    this.dispatchEvent(new ChecklistIntent(intent, stepKey))
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || this.isSmall) return
    // The key was meant for us: a dialog of the page that we stand in stays open.
    event.preventDefault()
    event.stopPropagation()
    this.want(this.view?.completed ? 'dismiss' : 'minimise')
  }
}

/** Done phases are folded, locked ones show their reason, what is at hand is open. */
function opensByDefault(phase: ChecklistPhaseView): boolean {
  return phase.steps.some(({ state }) => state === 'next')
}

function nextKey(view: ChecklistView | null): string | undefined {
  return view?.phases.flatMap(({ steps }) => steps).find(({ state }) => state === 'next')?.key
}

declare global {
  interface HTMLElementTagNameMap {
    'milepost-checklist': Checklist
  }
}
