import type { PickerSession } from '#contract/picker'
import { say } from '../elements/say.ts'
import { describeElement } from '../page/describe-element.ts'
import { findTarget } from '../page/find-target.ts'
import { failures, noThrow } from '../page/no-throw.ts'
import { rectInPage } from '../page/rect-in-page.ts'
import { watchRoot } from '../page/watch-page.ts'
import type { PickerCore } from '../picker-seam.ts'
import { askServer } from './ask-server.ts'
import { elementAt, meantBy, scrollerAround } from './element-at.ts'
import { judgeChoice } from './judge-choice.ts'
import { forgetVisit, keepVisit, type KeptVisit } from './kept-visit.ts'
import { openStage } from './open-stage.ts'
import { toHovered, toMarksView, toPanelView, type PickerState } from './picker-state.ts'
import { previewStep } from './preview-step.ts'
import { sayElement } from './say-element.ts'
import { sayTrouble } from './say-trouble.ts'
import { stepByKey } from './step-by-key.ts'
import { suggestPaths } from './suggest-paths.ts'
import { larger, smaller } from './walk-elements.ts'
import type { PickerWords } from './words/en.ts'

/** Such parts are on every page. */
const EVERYWHERE = /^(banner|navigation|contentinfo)$/
/** Room around the panel that an element at the same edge should not reach into. */
const CLEAR_PX = 24

/** Lets a member point at an element of the page and saves it to the step, until they are done. */
export function runPicker(
  core: PickerCore,
  kept: KeptVisit | undefined,
  language: string,
  words: PickerWords,
): void {
  const { storage, signal } = core
  const state: PickerState = {
    session: kept?.session,
    phase: kept?.isWalking ? 'walking' : kept ? 'picking' : 'opening',
    trouble: '',
    canRetry: false,
    hovered: null,
    choice: null,
    inner: [],
    prefixes: [],
    best: undefined,
    prefix: null,
    isSaving: false,
    isSaved: false,
  }
  let preview: { remove(): void } | undefined

  const stage = openStage(language, words, core.report, {
    panel: {
      walk: (isWalking) => (isWalking ? walk(true) : pointAgain()),
      cancel: finish,
      retry: () => later(openSession()),
      larger() {
        const { choice, inner } = state
        const next = choice && larger(choice.element)
        if (next) choose(next, [choice.element, ...inner])
      },
      smaller() {
        const { choice } = state
        const [next = choice && smaller(choice.element), ...rest] = state.inner
        if (next) choose(next, rest)
      },
      preview: (isOn) => (isOn ? later(startPreview()) : endPreview()),
      save: () => later(save()),
      limitTo: (prefix) => show({ prefix }),
      move: (edge) => (stage.panel.edge = edge),
    },
    escape() {
      if (state.phase === 'previewing') endPreview()
      else if (state.phase === 'chosen') pointAgain()
    },
    point(at) {
      const hit = at && elementAt(...at)
      const meant = hit && meantBy(hit)
      if (state.phase === 'picking' && meant !== (state.hovered?.element ?? null)) hover(meant)
    },
    choose(x, y) {
      const hit = elementAt(x, y)
      if (hit) choose(meantBy(hit))
    },
    key: onKey,
    wheel(x, y, { deltaX, deltaY }) {
      const hit = elementAt(x, y)
      const scroller = hit && scrollerAround(hit, deltaY, deltaX)
      scroller?.scrollBy({ left: deltaX, top: deltaY })
      return Boolean(scroller)
    },
    changed,
  })
  const stop = noThrow(() => {
    preview?.remove()
    stage.close()
  })
  signal.addEventListener('abort', stop)
  if (kept) begin()
  else later(openSession())

  /** What changed, and all of it drawn. */
  function show(changes: Partial<PickerState>): void {
    Object.assign(state, changes)
    stage.panel.view = toPanelView(words, state)
    stage.marks.view = toMarksView(state)
    stage.raise(/picking|chosen/.test(state.phase))
  }

  function finish(): void {
    forgetVisit(storage)
    signal.removeEventListener('abort', stop)
    stop()
  }

  async function openSession(): Promise<void> {
    show({ phase: 'opening' })
    const { value, code } = await askServer<PickerSession>(core, 'open', { token: core.token })
    if (signal.aborted) return
    if (!value) return fail(code)
    state.session = value
    walk(false)
    begin()
  }

  function begin(): void {
    show({})
    if (state.phase === 'picking') stage.takeKeys()
    stage.say(say(words, state.phase === 'walking' ? 'picker.walk' : 'picker.task'))
  }

  /** There is no going on with this link, or not now. */
  function fail(code: string): void {
    const canRetry = code === 'network'
    if (!canRetry) forgetVisit(storage)
    show({ phase: 'failed', trouble: sayTrouble(words, code), canRetry })
    stage.focusPanel()
  }

  /** Using the page, or pointing with nothing chosen yet. */
  function walk(isWalking: boolean, trouble = ''): void {
    endPreview()
    if (state.session) keepVisit(storage, { session: state.session, isWalking })
    const phase = isWalking ? 'walking' : 'picking'
    show({ phase, trouble, choice: null, hovered: null, isSaved: false })
  }

  function pointAgain(): void {
    walk(false)
    stage.takeKeys()
  }

  function hover(element: Element | null): void {
    if (element) watchAround(element)
    show({ hovered: toHovered(words, element) })
  }

  function choose(element: Element, inner: Element[] = []): void {
    const { step } = state.session!
    const choice = judgeChoice(element)
    watchAround(element)
    if ('key' in step) {
      const { prefixes, best } = suggestPaths(location.href, step.pathPrefix)
      const isEverywhere = EVERYWHERE.test(choice.locator.landmark?.role ?? '') && !step.pathPrefix
      Object.assign(state, { prefixes, best, prefix: isEverywhere ? null : (best ?? null) })
    }
    show({ phase: 'chosen', choice, inner, trouble: '', isSaved: false })
    void stage.panel.updateComplete.then(noThrow(stepAside))
    stage.focusPanel()
  }

  /** Keys are ours while the page is pointed at; Alt+P always is. */
  function onKey(event: KeyboardEvent): void {
    const { altKey, ctrlKey, metaKey, code, key } = event
    const { phase, hovered, session } = state
    if (ctrlKey || metaKey || !session) return
    if (altKey) {
      if (code !== 'KeyP') return
      // The focus stays where it is: menus of the page close when they lose it.
      walk(phase !== 'walking')
    } else if (phase !== 'picking') return
    else if (key === 'Escape') {
      walk(true)
      stage.focusPanel()
    } else if (key === 'Enter') {
      if (hovered) choose(hovered.element)
    } else {
      const next = stepByKey(event, hovered?.element ?? null)
      if (next === undefined) return
      if (next) {
        next.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
        hover(next)
        stage.say(sayElement(words, describeElement(next)))
      }
    }
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  async function startPreview(): Promise<void> {
    const { choice, session } = state
    if (!choice || !session) return
    show({ phase: 'previewing' })
    try {
      const shown = await previewStep(core, stage.root, session, choice.locator, endPreview)
      if (state.phase === 'previewing' && !signal.aborted) preview = shown
      else shown.remove()
    } catch (error) {
      core.report('surface_failed', error)
      endPreview()
      show({ trouble: say(words, 'picker.previewFailed') })
    }
  }

  function endPreview(): void {
    if (state.phase !== 'previewing') return
    preview?.remove()
    preview = undefined
    show({ phase: state.isSaved ? 'saved' : 'chosen' })
    stage.focusPanel()
  }

  async function save(): Promise<void> {
    const { choice, session, prefix, isSaving } = state
    if (!choice || !session || isSaving) return
    const { step } = session
    // Not limited any more is another thing than never limited.
    const pathPrefix = prefix ?? ('key' in step && step.pathPrefix ? '' : null)
    const picked = { session: session.session, locator: choice.locator, pathPrefix }
    show({ isSaving: true, trouble: '' })
    const { code } = await askServer(core, 'save', picked)
    if (signal.aborted) return
    show({ isSaving: false })
    if (code === 'picker_session_over' || code === 'not_found') return fail(code)
    if (code) return show({ trouble: sayTrouble(words, code) })
    const saved = {
      ...step,
      target: choice.locator,
      ...(pathPrefix === null ? {} : { pathPrefix }),
    }
    state.session = { ...session, step: saved as PickerSession['step'] }
    keepVisit(storage, { session: state.session, isWalking: false })
    show({ phase: 'saved', isSaved: true })
    stage.focusPanel()
  }

  function changed(): void {
    const { choice, hovered, phase } = state
    if (choice && !choice.element.isConnected) {
      // Drawn anew by the page, it is the same to a person.
      const again = findTarget(choice.locator)?.element
      if (again) state.choice = { ...choice, element: again }
      else if (phase === 'chosen') return walk(false, say(words, 'picker.gone'))
    }
    if (hovered && !hovered.element.isConnected) state.hovered = null
    stage.marks.view = toMarksView(state)
  }

  /** The panel makes room for the element where it can. */
  function stepAside(): void {
    if (!state.choice) return
    const { panel } = stage
    const { top, bottom } = rectInPage(state.choice.element)
    const reach = panel.offsetHeight + CLEAR_PX
    const isHigh = top < reach
    const isLow = bottom > innerHeight - reach
    if (isHigh !== isLow) panel.edge = isLow ? 'top' : 'bottom'
  }
}

/** A promise that nobody holds would be rejected in the page's name. */
function later(work: Promise<void>): void {
  work.catch(failures.tell)
}

/** Scrolling in the frames and shadow roots around it moves an element, too. */
function watchAround(element: Element): void {
  for (let at: Element | null | undefined = element; at;) {
    const root: Node = at.getRootNode()
    watchRoot(root as Document | ShadowRoot)
    at = (root as ShadowRoot).host ?? (root as Document).defaultView?.frameElement
  }
}
