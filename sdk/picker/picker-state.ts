import type { PickerSession } from '#contract/picker'
import { say } from '../elements/say.ts'
import { describeElement } from '../page/describe-element.ts'
import { rectInPage } from '../page/rect-in-page.ts'
import type { Choice } from './judge-choice.ts'
import type { MarksView } from './picker-marks.ts'
import type { PanelView } from './picker-panel.ts'
import { sayElement, sayKind } from './say-element.ts'
import { larger, smaller } from './walk-elements.ts'
import type { PickerWords } from './words/en.ts'

/** Where picking stands. */
export interface PickerState {
  session: PickerSession | undefined
  phase: PanelView['phase']
  /** What went wrong, in words. */
  trouble: string
  canRetry: boolean
  /** What the pointer or the keys are on, and what it is called. */
  hovered: { element: Element; said: string } | null
  choice: Choice | null
  /** Ways in that Larger came out of, so that Smaller leads back. */
  inner: Element[]
  /** Starts of the address that the step may belong to; `prefix` null: it is not limited. */
  prefixes: string[]
  best: string | undefined
  prefix: string | null
  isSaving: boolean
  isSaved: boolean
}

export function toPanelView(words: PickerWords, state: PickerState): PanelView {
  const { session, choice, prefix, best, ...shown } = state
  return {
    ...shown,
    about: session ? sayAbout(words, session) : '',
    choice: choice && {
      ...choice,
      said: sayElement(words, choice.locator),
      others: choice.others.map((other) => sayElement(words, describeElement(other))),
      canSave: choice.isFound,
      canGrow: larger(choice.element) !== null,
      canShrink: state.inner.length > 0 || smaller(choice.element) !== null,
    },
    prefix: prefix ?? best,
    isLimited: prefix !== null,
  }
}

function sayAbout(words: PickerWords, { guide, place }: PickerSession): string {
  return say(words, place ? 'picker.step' : 'picker.hint', { ...place, guide: guide.name })
}

export function toMarksView({ phase, hovered, choice }: PickerState): MarksView {
  const isChosen = phase === 'chosen'
  const pointed = phase === 'picking' ? hovered : isChosen ? choice : null
  return {
    box: pointed && rectInPage(pointed.element),
    label: isChosen ? '' : (hovered?.said ?? ''),
    isChosen,
    others: isChosen && choice ? choice.others.map(rectInPage) : [],
  }
}

/** What the pointer is on, called by its name. */
export function toHovered(words: PickerWords, element: Element | null): PickerState['hovered'] {
  return element && { element, said: sayKind(words, describeElement(element)) }
}
