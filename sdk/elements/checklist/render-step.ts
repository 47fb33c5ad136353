import { html, nothing, type TemplateResult } from '../html.ts'
import type { ChecklistStepView } from '../../surface.ts'
import { icon } from '../icons.ts'
import { checkIcon } from '../progress-ring.ts'
import { renderBlocks } from '../render-blocks.ts'
import { say, type Words } from '../say.ts'

export const minimiseIcon = icon('M5 12h14')
export const padlockIcon = icon(
  'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4',
)
const marks: Partial<Record<ChecklistStepView['state'], TemplateResult>> = {
  done: checkIcon,
  skipped: minimiseIcon,
  locked: padlockIcon,
}

type StepWish = 'act' | 'mark' | 'skip' | 'ask'

interface StepParts {
  words: Words
  /** A built-in text, to be seen. */
  tell(key: string): TemplateResult
  want(name: StepWish): void
  /** Its details and quiet actions are seen. */
  isOpen: boolean
  /** Its link was copied, or is shown. */
  asked: { link: string | null } | null
  toggle(): void
}

/** One step: its mark, its title, its state in words, and when open what can be done about it. */
export function renderStep(
  step: ChecklistStepView,
  { words, tell, want, isOpen, asked, toggle }: StepParts,
): TemplateResult {
  const { key, state, actionLabel } = step
  const isLeft = state !== 'done' && state !== 'locked'
  const mainLook = state === 'next' ? 'primary' : 'outlined'
  const wish = (name: StepWish, label: unknown, look = 'quiet') =>
    html`<button class="button ${look}" aria-describedby="step-${key}" @click=${() => want(name)}>
      ${label}
    </button>`
  const action = isLeft && actionLabel !== null && wish('act', actionLabel, mainLook)
  const wishes = [
    step.canMark && wish('mark', tell('checklist.mark'), action ? 'quiet' : mainLook),
    step.canSkip && wish('skip', tell('checklist.skip')),
    step.canAskTeammate && wish('ask', tell('checklist.askTeammate')),
  ].filter((one) => one && isLeft)
  const hasDetail = state !== 'locked' && (step.body.length || action || wishes.length)
  const isUnfolded = hasDetail && isOpen
  const row = html`<span class="mark ${state}">
      ${marks[state] ?? html`<span class="circle"></span>`}
    </span>
    <span>
      <span class="title" id="step-${key}">${step.title}</span>
      ${
        state === 'open'
          ? nothing
          : html`<span class=${state === 'done' || state === 'skipped' ? 'state' : 'unseen'}>
              ${tell(`checklist.${step.byTeammate ? 'byTeammate' : state}`)}
            </span>`
      }
    </span>`
  return html`<li class="${state} ${isUnfolded ? 'unfolded' : ''}" data-step=${key}>
    ${
      hasDetail
        ? html`<button
            class="step"
            aria-expanded=${isUnfolded}
            aria-controls="detail-${key}"
            @click=${toggle}
          >
            ${row}
          </button>`
        : html`<div class="step">${row}</div>`
    }
    <div class="detail" id="detail-${key}" ?hidden=${!isUnfolded}>
      ${
        isUnfolded
          ? html`${renderBlocks(step.body)} ${action}
            ${wishes.length ? html`<div class="wishes">${wishes}</div>` : nothing}
            ${
              asked &&
              (asked.link === null
                ? html`<p class="state done">${tell('checklist.linkCopied')}</p>`
                : html`<input
                    class="field"
                    readonly
                    aria-label=${say(words, 'checklist.askTeammate')}
                    value=${asked.link}
                  />`)
            }`
          : nothing
      }
    </div>
  </li>`
}
