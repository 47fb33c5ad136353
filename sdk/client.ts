import type { BatchResponse, EventType, WireEvent } from '#contract/event-batch'
import { surfaceChunk } from '#contract/rules/surface-chunk'
import { createEventSender, type EventSender } from './events/event-sender.ts'
import { openOutbox, type Outbox, type OutboxRecord } from './events/outbox.ts'
import { createPageClock } from './events/page-clock.ts'
import { createEventRecorder } from './events/record-event.ts'
import { watchRoute } from './events/watch-route.ts'
import type { MilestoneState, SessionResponse } from '#contract/session'
import { createPageGuides } from './guides/page-guides.ts'
import { createIdMaker } from './identity/create-id.ts'
import { createIdentity } from './identity/identity.ts'
import { createPageStorage } from './identity/page-storage.ts'
import type { MilepostListeners } from './instance.ts'
import type { ReadOptions } from './options.ts'
import type { OpenPicker } from './picker-seam.ts'
import type { ProblemReporter } from './problem-reporter.ts'

export const sdkVersion = '1.0.0'

export interface ClientParts {
  options: ReadOptions
  problems: ProblemReporter
  /** The module of a chunk: `guides`, `words-de`, `checklist`, … */
  loadChunk(name: string): Promise<unknown>
  emit<Type extends keyof MilepostListeners>(
    type: Type,
    ...detail: Parameters<MilepostListeners[Type]>
  ): void
}

export type Client = ReturnType<typeof createClient>
type Fields = Record<string, unknown>

/** Checklists tick at once, and clicks that come together travel together. */
const TRACK_DELAY_MS = 150
/** Calls made right after init (identify, group) belong to the first session. */
const SESSION_DELAY_MS = 20
/** Events held in memory while consent is not given. */
const MAX_HELD = 500

/** Wires the parts of one write key in one page. */
export function createClient({ options, problems, loadChunk, emit }: ClientParts) {
  const { writeKey, host, surfaces } = options
  const { report, guard } = problems
  const prefix = `milepost:${writeKey}:`
  const choices = createPageStorage(() => localStorage, prefix)
  const mayStore = () => {
    const choice = choices.read('consent')
    return choice === 'granted' || (!options.consentRequired && choice !== 'denied')
  }
  let isAllowed = mayStore()

  const lasting = createPageStorage(() => (isAllowed ? localStorage : undefined), prefix)
  const perSession = createPageStorage(() => (isAllowed ? sessionStorage : undefined), prefix)
  const now = createPageClock()
  const createId = createIdMaker(now)
  const identity = createIdentity(lasting, perSession, createId)
  const recordEvent = createEventRecorder({ identity, createId, now, report })

  let open: { outbox: Outbox; sender: EventSender } | undefined
  let held: OutboxRecord[] = []
  let life = new AbortController()
  /** Sessions are counted: the last one wanted, asked for and answered. */
  let wanted = 0
  let asked = 0
  let answered = 0
  let identityChanges = 0
  let path: string | undefined
  /** What the page draws itself stands in for the chunk of a surface. */
  let load = (name: string): Promise<unknown> => {
    const mount = surfaces[name as keyof typeof surfaces]
    return mount ? Promise.resolve({ mount }) : loadChunk(surfaceChunk(name))
  }
  const loadNothing = () => (load = () => new Promise(() => {}))
  let milestones: Record<string, MilestoneState> = {}
  const toldTraits: Record<string, string> = {}

  const guides = createPageGuides({
    writeKey,
    locale: findLocale,
    storage: lasting,
    report,
    guard,
    wantSession,
    emit,
    loadChunk: (name) => load(name),
    track: (event, properties) => record('track', { event, properties })?.id,
    isPending: (id) => open?.outbox.has(id) ?? false,
    identity: identity.get,
  })

  function start(): void {
    const outbox = openOutbox(`milepost:${writeKey}`, () => indexedDB, lasting, report)
    for (const event of held) outbox.add(event)
    held = []
    let askedFor = 0
    const sender = createEventSender({
      host,
      writeKey,
      sdk: { name: 'milepost-js', version: sdkVersion },
      outbox,
      storage: lasting,
      report,
      page: window,
      now,
      random: Math.random,
      findSession() {
        if (wanted === answered) return
        asked = wanted
        askedFor = identityChanges
        return {
          ...identity.get(),
          // Query and fragment may hold what is nobody's business.
          url: location.origin + location.pathname,
          locale: findLocale(),
          // The guides chunk keeps the contents by version.
          knownVersions: Object.keys(lasting.read('guides') ?? {}),
        }
      },
      onSession(answer) {
        answered = asked
        // Who is here changed meanwhile: the answer is about somebody else.
        if (!answer || askedFor !== identityChanges) return
        guard(() => guides.acceptSession(answer))
        setMilestones((answer as Partial<SessionResponse>).milestones)
      },
      onSettled: (answer, ids) => guard(() => acceptAnswer(answer, ids)),
    })
    open = { outbox, sender }
    const { signal } = life
    const listen = (target: EventTarget, type: string, run: (event: Event) => void) =>
      target.addEventListener(type, (event) => guard(() => run(event)), { signal })
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') sender.leave()
    })
    listen(window, 'pagehide', () => sender.leave())
    listen(window, 'online', () => void sender.flush())
    // A no in one tab holds in all. A page that clears its own storage has not said no.
    listen(window, 'storage', (event) => {
      if ((event as StorageEvent).key === `${prefix}consent` && !mayStore()) deny()
    })
    signal.addEventListener(
      'abort',
      watchRoute(() => guard(routeChanged)),
    )
    // After the calls that follow init, so that the page view is the user's.
    setTimeout(() => signal.aborted || guard(sendAutoPage))
    wantSession()
  }

  function stop(): void {
    life.abort()
    life = new AbortController()
    guides.close()
    open?.sender.close()
    open?.outbox.close()
    open = undefined
  }

  function deny(): void {
    open?.outbox.destroy()
    stop()
    held = []
    lasting.clear()
    perSession.clear()
    // Where consent is asked for, silence says no; where it is not, the no must be remembered.
    if (!options.consentRequired) choices.write('consent', 'denied')
    isAllowed = false
    identity.reset()
  }

  function wantSession(): void {
    wanted += 1
    open?.sender.wake(SESSION_DELAY_MS)
  }

  function acceptAnswer(answer: Partial<BatchResponse>, ids: string[]): void {
    const { completed = [], celebrations = [] } = answer
    for (const one of completed) {
      emit('milestone', one)
      milestones[one.milestone] ??= { reachedAt: one.reachedAt, by: 'you' }
    }
    guides.completed(completed, ids)
    if (completed.length) {
      emit('change')
      // An answer that comes with a session's knows of them.
      if (asked === answered) wantSession()
    }
    guides.celebrate(celebrations)
  }

  function setMilestones(states: Record<string, MilestoneState> = {}): void {
    milestones = states
    emit('change')
  }

  function record(type: EventType, fields: Partial<WireEvent>): OutboxRecord | undefined {
    const event = recordEvent(type, fields)
    if (event && open) {
      open.outbox.add(event)
      open.sender.wake(TRACK_DELAY_MS)
    } else if (event && held.length < MAX_HELD) held.push(event)
    return event
  }

  /** Records what the page told; it may complete a step or move a tour at once. */
  function tell(type: EventType, name: string, fields: Partial<WireEvent>) {
    const event = record(type, fields)
    const properties = fields.properties ?? fields.traits ?? {}
    if (event) guides.recorded({ messageId: event.id, name, properties })
    return event
  }

  /** Traits decide who sees what: when they change, the server is asked again. */
  function tellTraits(type: 'identify' | 'group', fields: Partial<WireEvent>): void {
    if (!tell(type, `$${type}`, fields)) return
    const text = JSON.stringify(fields.traits ?? {})
    if ((toldTraits[type] ??= text) !== text) identityChanged()
    toldTraits[type] = text
  }

  function identityChanged(): void {
    identityChanges += 1
    wantSession()
  }

  /** What was shown to one user is not for the next. */
  function userChanged(): void {
    guides.close()
    lasting.write('runs', undefined)
    setMilestones()
    identityChanged()
  }

  function routeChanged(): void {
    sendAutoPage()
    guides.routeChanged()
  }

  function sendAutoPage(): void {
    if (options.autoPage && location.pathname !== path) page()
  }

  function page(name?: string, properties?: Fields): void {
    path = location.pathname
    const { referrer, title } = document
    const about = {
      path,
      url: location.origin + path,
      title,
      referrer: referrer ? new URL(referrer).origin : undefined,
    }
    tell('page', '$page', { name, properties: { ...about, ...properties } })
  }

  function findLocale(): string {
    return options.locale || document.documentElement.lang || navigator.language || 'en'
  }

  /** The console sent a member to this tab to point at an element, maybe of another page. */
  function openPicker(): void {
    const token = /[#&?]milepost-pick=([^&]+)/.exec(location.hash)?.[1]
    // A member's own business, whatever the page's users consent to.
    const storage = createPageStorage(() => sessionStorage, prefix)
    if (!token && !storage.read('picker')) return
    const { signal } = life
    // Guides would only be in the way.
    loadNothing()
    loadChunk('picker').then(
      (chunk) =>
        signal.aborted ||
        guard(() =>
          (chunk as { open: OpenPicker }).open({
            host,
            writeKey,
            token,
            locale: findLocale(),
            storage,
            signal,
            loadChunk,
            report,
          }),
        ),
      (error: unknown) => report('chunk_failed', error),
    )
  }

  if (isAllowed) start()
  openPicker()

  return {
    identify(userId: string, traits?: Fields): void {
      const hadUser = identity.get().userId !== undefined
      if (identity.identify(userId)) {
        if (hadUser) userChanged()
        else identityChanged()
      }
      tellTraits('identify', { traits })
    },
    group(accountId: string, traits?: Fields): void {
      if (identity.group(accountId)) identityChanged()
      tellTraits('group', { groupId: accountId, traits })
    },
    track(event: string, properties?: Fields): void {
      tell('track', event, { event, properties })
    },
    page,
    start: guides.start,
    explain: guides.explain,
    milestone: (key: string): MilestoneState | undefined => milestones[key],
    debug: guides.debug,
    consent(decision: 'granted' | 'denied'): void {
      if (decision === 'granted') {
        choices.write('consent', decision)
        if (isAllowed) return
        isAllowed = true
        lasting.persist()
        perSession.persist()
        return start()
      }
      deny()
    },
    reset(): void {
      identity.reset()
      userChanged()
    },
    flush: (): Promise<void> => open?.sender.flush() ?? Promise.resolve(),
    /** Too much went wrong: surfaces go, events still flow. */
    removeSurfaces(): void {
      loadNothing()
      guides.close()
    },
    destroy: stop,
  }
}
