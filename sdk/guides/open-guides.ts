import type { Celebration } from '#contract/event-batch'
import type { SessionResponse } from '#contract/session'
import { createMilestoneProgress } from '../milestones/milestone-progress.ts'
import type { SurfaceHost } from '../surface.ts'
import { en, type Words } from '../words/en.ts'
import { createCelebrations } from './celebrations.ts'
import { createChecklist } from './checklist.ts'
import { chooseGuides } from './choose-guides.ts'
import type { GuideCore, GuideMove, Guides } from './guide-seam.ts'
import type { GuideStage } from './guide-stage.ts'
import { joinRun, type GuideState, type RememberedSteps } from './guide-state.ts'
import { chooseLanguage } from './localize.ts'
import { readSession } from './read-session.ts'
import { createSurfaceRoot, type SurfaceRoot } from './surface-root.ts'
import { createSurfaceSlot } from './surface-slot.ts'
import { openTabChannel, type TabMessage } from './tab-channel.ts'
import { createTour } from './tour.ts'

/** A tab that comes back after so long asks what happened meanwhile. */
const STALE_MS = 5 * 60_000

/** Opens the guides of this page: what to show, how far the user is, and why. */
export function openGuides(core: GuideCore): Guides {
  const { guard, storage } = core
  const language = chooseLanguage(core.locale())
  const progress = createMilestoneProgress(
    core.isPending,
    () => core.identity().accountId !== undefined,
  )
  const states = new Map<string, GuideState>()
  /** The event that moved a run last. */
  const moves = new Map<string, string>()
  let words: Words = en
  let areWordsHere = language === 'en'
  let surface: SurfaceRoot | undefined
  let session: SessionResponse | undefined
  let traces = new Map<string, string[]>()
  let answeredAtMs = Date.now()
  let isClosed = false
  let isRendering = false

  const stage: GuideStage = {
    core,
    language,
    words: () => words,
    createSlot: (name, actions, onFail) =>
      createSurfaceSlot({
        name,
        loadChunk: core.loadChunk,
        host,
        guard,
        actions,
        ...(onFail && { onFail }),
      }),
    move,
    remember,
    start,
    render,
  }
  const checklist = createChecklist(stage, progress)
  const tour = createTour(stage)
  const celebrations = createCelebrations({
    storage,
    createSlot: (actions, onFail) => stage.createSlot('celebration', actions, onFail),
    words: () => words,
    language,
    isVisible: () => isVisible() && areWordsHere,
    onShown: (celebrationId) => core.track('$celebration_shown', { celebrationId }),
    locks: navigator.locks,
  })

  const channel = openTabChannel(`milepost:${core.writeKey}`, describeWho, (message) =>
    guard(() => hear(message)),
  )

  const onVisible = () =>
    guard(() => {
      if (isVisible() && Date.now() - answeredAtMs > STALE_MS) core.wantSession()
      show()
    })
  document.addEventListener('visibilitychange', onVisible)
  if (!areWordsHere) {
    core
      .loadChunk(`words-${language}`)
      .then(
        (chunk) => (words = (chunk as Record<string, Words>)[language] ?? en),
        (error: unknown) => core.report('chunk_failed', error),
      )
      .finally(() => {
        areWordsHere = true
        guard(show)
      })
  }

  function show(): void {
    render()
    celebrations.showNext()
  }

  function render(): void {
    if (isClosed || !areWordsHere || !session || isRendering) return
    isRendering = true
    try {
      const page = { url: location.href, isVisible: isVisible() }
      const choice = chooseGuides([...states.values()], page)
      traces = choice.traces
      surface?.keep()
      checklist.render(choice.checklist)
      tour.render(choice.tour, choice.tourWaits)
    } finally {
      isRendering = false
    }
  }

  function host(): SurfaceHost {
    surface ??= createSurfaceRoot()
    return {
      root: surface.root,
      locale: language,
      direction: 'ltr',
      words,
      accent: session?.theme.accent ?? '',
      scheme: session?.theme.scheme ?? 'page',
      corner: session?.theme.corner ?? 'end',
      report: core.report,
    }
  }

  function describeWho(): string {
    const { anonymousId, userId, accountId } = core.identity()
    return JSON.stringify([userId ?? anonymousId, accountId])
  }

  function move(state: GuideState, what: GuideMove, stepKey?: string): void {
    const { key: guideKey, versionId } = state.guide
    if (what === 'target_lost') return core.emit('guide', { guideKey, what, stepKey })
    const id = core.track(`$guide_${what}`, { guideKey, versionId, stepKey })
    if (id) moves.set(guideKey, id)
    core.emit('guide', { guideKey, what, stepKey })
    remember(state)
  }

  /** Steps of tours under way outlive the page at once; the server hears of them when they are shown. */
  function remember({ guide, status, stepKey }: GuideState): void {
    const { [guide.key]: _, ...others } = readSteps()
    const isUnderWay = guide.kind === 'tour' && status === 'active' && stepKey !== null
    const own = isUnderWay ? { [guide.key]: { versionId: guide.versionId, stepKey } } : {}
    storage.write('runs', { ...others, ...own })
    channel.tell({ run: { guideKey: guide.key, status, stepKey } })
  }

  function readSteps(): RememberedSteps {
    return (storage.read('runs') ?? {}) as RememberedSteps
  }

  function start(guideKey: string, goThere = false): void {
    const state = states.get(guideKey)
    if (!state) return core.report('unknown_guide', guideKey)
    for (const other of states.values()) {
      if (other.guide.kind === state.guide.kind) other.askedFor = other === state
    }
    if (state.guide.kind === 'tour') tour.start(state)
    else checklist.start(state)
    render()
    if (goThere) tour.goThere()
  }

  function celebrate(offered: Celebration[]): void {
    channel.tell({ celebrations: offered })
    celebrations.offer(offered)
  }

  function hear({ run, completed = [], celebrations: offered = [] }: TabMessage): void {
    const state = run && states.get(run.guideKey)
    if (state) {
      const { status, stepKey } = run
      Object.assign(state, { status, stepKey, shownKey: stepKey })
    }
    tour.reached(progress.complete(completed))
    if (completed.length) core.wantSession()
    celebrations.offer(offered)
    render()
  }

  return {
    session(given) {
      const { session: answer, isComplete } = readSession(given, storage)
      session = answer
      answeredAtMs = Date.now()
      // A content was thrown away meanwhile, by another tab: asked once more, and in full.
      if (!isComplete && storage.read('guides') !== undefined) {
        storage.write('guides', undefined)
        core.wantSession()
      }
      progress.replace(answer.milestones, answer.milestoneRules)
      const before = new Map(states)
      const steps = readSteps()
      states.clear()
      for (const guide of answer.guides) {
        const isOnItsWay = core.isPending(moves.get(guide.key) ?? '')
        states.set(guide.key, joinRun(guide, before.get(guide.key), steps, isOnItsWay))
      }
      render()
      if (answer.celebrations.length) celebrate(answer.celebrations)
    },
    recorded(event) {
      tour.happened(event.name)
      tour.reached(progress.hope(event, event.messageId))
      render()
    },
    completed(completed, settled) {
      if (completed.length) channel.tell({ completed })
      tour.reached(progress.complete(completed))
      if (progress.isInDoubt(settled)) core.wantSession()
      render()
    },
    celebrate,
    routeChanged: render,
    start,
    explain: (guideKey) => traces.get(guideKey),
    close() {
      isClosed = true
      document.removeEventListener('visibilitychange', onVisible)
      checklist.render(undefined)
      tour.render(undefined)
      celebrations.close()
      channel.close()
      surface?.remove()
    },
  }
}

const isVisible = () => document.visibilityState === 'visible'
