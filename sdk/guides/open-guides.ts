import type { Celebration } from '#contract/event-batch'
import type { Advance } from '#contract/tour'
import { createMilestoneProgress } from '../milestones/milestone-progress.ts'
import type { SurfaceHost } from '../surface.ts'
import { en, type Words } from '../words/en.ts'
import { createCelebrations } from './celebrations.ts'
import { chooseGuides } from './choose-guides.ts'
import { createGuidePlaces } from './create-guide-places.ts'
import { findStep } from './checklist.ts'
import { createExplainer } from './explain/explain-guides.ts'
import { begin } from './guide-place.ts'
import type { OpenGuides } from './guide-seam.ts'
import type { GuideStage } from './guide-stage.ts'
import { currentStep, followingStep, hasGoneOn, isUnderWay } from './guide-state.ts'
import { holdFloor } from './hold-floor.ts'
import { readStepLink } from './linked-step.ts'
import {
  chooseLanguage,
  isFromRight,
  languageOf,
  listLanguages,
  type Localized,
} from './localize.ts'
import { openAddress } from './open-address.ts'
import { watchElements } from './page-elements.ts'
import { readSession, type PageSession } from './read-session.ts'
import { createRuns } from './runs.ts'
import { createSurfaceRoot, type SurfaceRoot } from './surface-root.ts'
import { createSurfaceSlot } from './surface-slot.ts'
import { openTabChannel, type TabMessage } from './tab-channel.ts'
import { advanceOn, goOn, goThere } from './tour.ts'
import { watchTyping } from './watch-typing.ts'

/** A tab that comes back after so long asks what happened meanwhile. */
const STALE_MS = 5 * 60_000

/** A colleague's link is followed once per page load, whoever is here then. */
let isLinkFollowed = false

/** Opens the guides of this page: what to show, how far the user is, and why. */
export const openGuides: OpenGuides = (given) => {
  const explainer = createExplainer(given)
  const { core } = explainer
  const { guard, storage } = core
  const languages = listLanguages(core.locale())
  const language = chooseLanguage(languages)
  const name = `milepost:${core.writeKey}`
  const progress = createMilestoneProgress(
    core.isPending,
    () => core.identity().accountId !== undefined,
  )
  let words: Words | undefined = language === 'en' ? en : undefined
  let surface: SurfaceRoot | undefined
  let session: PageSession | undefined
  const linked = isLinkFollowed ? undefined : readStepLink(location.href)
  let answeredAtMs = Date.now()
  let wishes = 0
  let isRendering = false

  const runs = createRuns(core, (run) => channel.tell({ run }), render)
  const { states, move, remember, snooze, now } = runs
  const list = () => [...states.values()]
  const channel = openTabChannel(name, describeWho, (message) => guard(() => hear(message)))
  const life = new AbortController()
  const { signal } = life
  const isTyping = watchTyping(() => guard(render), signal)
  const floor = holdFloor(`${name}:floor`, () => guard(show))
  const elements = watchElements(core, render, signal)

  const stage: GuideStage = {
    core,
    words: () => words!,
    text: (text) => text[languageOf(text, languages)]!,
    list,
    move,
    remember,
    snooze,
    start,
    render,
    act(action) {
      if (action?.kind === 'tour') start(action.guide, true)
      if (action?.kind === 'open') openAddress(action.url)
    },
    tellHealth(state, what, stepKey) {
      explainer.noteHealth(state, what, stepKey)
      if (what !== 'lost') begin(stage, state)
    },
  }
  const places = createGuidePlaces(
    stage,
    { ...core, host },
    { progress, findPlace: elements.findPlace, linked },
  )
  const celebrations = createCelebrations({
    storage,
    createSlot: (actions, onFail) =>
      createSurfaceSlot({ ...core, host: () => host() }, 'celebration', actions, onFail),
    words: () => words!,
    language,
    mayShow: () => isVisible() && words !== undefined && floor.has(),
    onShown: (celebrationId) => core.track('$celebration_shown', { celebrationId }),
  })

  const onVisible = () =>
    guard(() => {
      if (isVisible() && Date.now() - answeredAtMs > STALE_MS) core.wantSession()
      floor.follow(isVisible())
      show()
    })
  document.addEventListener('visibilitychange', onVisible, { signal })
  floor.follow(isVisible())
  if (!words) {
    void core
      .loadChunk(`words-${language}`)
      .then((chunk) => (chunk as Record<string, Words>)[language])
      .catch((error: unknown) => core.report('chunk_failed', error))
      .then((found) => {
        words = found ?? en
        guard(show)
      })
  }

  function show(): void {
    render()
    celebrations.showNext()
  }

  function render(): void {
    if (signal.aborted || !words || !session || isRendering) return
    isRendering = true
    try {
      for (const state of list()) {
        if (hasGoneOn(state, location.href)) goOn(stage, state, followingStep(state))
      }
      const { shown, decisions } = chooseGuides(list(), {
        pageUrl: location.href,
        nowMs: now(),
        isVisible: isVisible(),
        isTyping,
        hasFloor: floor.has(),
        frequency: runs.frequency(),
        ...elements,
      })
      explainer.decided(decisions, states)
      surface?.keep()
      for (const place of places) place.render(shown)
    } finally {
      isRendering = false
    }
  }

  function host(title?: Localized<string>): SurfaceHost {
    surface ??= createSurfaceRoot()
    const locale = title ? languageOf(title, languages) : language
    const {
      accent = '',
      scheme = 'page',
      corner = 'end',
    }: Partial<PageSession['theme']> = session?.theme ?? {}
    return {
      root: surface.root,
      locale,
      direction: isFromRight(locale) ? 'rtl' : 'ltr',
      words: words!,
      accent,
      scheme,
      corner,
      report(code, detail) {
        core.report(code, detail)
        // An error of ours as any other: it counts towards taking the surfaces away.
        if (code === 'surface_failed')
          guard(() => {
            throw detail
          })
      },
    }
  }

  function describeWho(): string {
    const { anonymousId, userId, accountId } = core.identity()
    return JSON.stringify([userId ?? anonymousId, accountId])
  }

  function start(guideKey: string, goesThere = false): void {
    const state = states.get(guideKey)
    if (!state) return core.report('unknown_guide', guideKey)
    state.askedFor = ++wishes
    const { kind } = state.guide
    const { status } = state.run
    if (status === 'active') render()
    else if (isUnderWay(state) || (kind === 'checklist' && status)) move(state, 'opened')
    else {
      state.isFinishing = false
      Object.assign(state.run, { stepKey: null, shownKey: null, trail: [] })
      move(state, 'started', currentStep(state)?.key)
    }
    if (goesThere) goThere(state)
  }

  function followLink(): void {
    if (!linked || isLinkFollowed) return
    const state = states.get(linked.guideKey)
    if (state?.guide.kind !== 'checklist') return
    isLinkFollowed = true
    start(linked.guideKey)
    const step = findStep(state.guide, linked.stepKey)
    const isOpen = step && !progress.isReached(step.milestone)
    if (isOpen && step.action?.kind === 'tour') start(step.action.guide)
  }

  function advance(waitsFor: (advance: Advance) => boolean): void {
    for (const state of list()) advanceOn(stage, state, waitsFor)
  }
  const reached = (milestones: string[]) =>
    advance((on) => 'milestone' in on && milestones.includes(on.milestone))

  function celebrate(offered: Celebration[]): void {
    channel.tell({ celebrations: offered })
    celebrations.offer(offered)
  }

  function hear({ run, completed = [], celebrations: offered = [] }: TabMessage): void {
    if (run) runs.hear(run)
    reached(progress.complete(completed))
    if (completed.length) core.wantSession()
    celebrations.offer(offered)
    render()
  }

  return {
    session(given) {
      const { session: answer, isComplete } = readSession(given, storage)
      const isFirst = !session
      session = answer
      answeredAtMs = Date.now()
      // A content was thrown away meanwhile, by another tab: asked once more, and in full.
      if (!isComplete && storage.read('guides') !== undefined) {
        storage.write('guides', undefined)
        core.wantSession()
      }
      progress.replace(answer.milestones, answer.milestoneRules)
      runs.accept(answer)
      if (isFirst) {
        // Reached while the tour was not in a page.
        advance((on) => 'milestone' in on && progress.isReached(on.milestone))
        followLink()
      }
      render()
      if (answer.celebrations.length) celebrate(answer.celebrations)
    },
    recorded(event) {
      explainer.noteEvent(event)
      const { name, messageId } = event
      for (const state of list()) {
        const { trigger } = state.guide
        if (typeof trigger === 'object' && trigger.event === name) state.isTriggered = true
      }
      advance((on) => 'event' in on && on.event === name)
      // The server has read it already: its answer knows better.
      if (core.isPending(messageId)) reached(progress.hope(event, messageId))
      render()
    },
    completed(completed, settled) {
      if (completed.length) channel.tell({ completed })
      reached(progress.complete(completed))
      if (progress.isInDoubt(settled)) core.wantSession()
      render()
    },
    celebrate,
    routeChanged: render,
    start,
    explain: explainer.explain,
    debug: explainer.debug,
    close() {
      for (const place of places) place.render([])
      for (const { close } of [celebrations, channel, explainer]) close()
      life.abort()
      floor.follow(false)
      surface?.remove()
    },
  }
}

const isVisible = () => document.visibilityState === 'visible'
