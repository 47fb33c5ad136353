/**
 * The seam between boot and the guides chunk, which is loaded when the session returns a guide or a
 * celebration. Types only: the boot script is an IIFE and shares no modules.
 */
import type { Celebration, CompletedMilestone } from '#contract/event-batch'
import type { TargetHealth } from '#contract/locator'
import type { sdkEvents } from '#contract/rules/sdk-events'
import type { SessionResponse } from '#contract/session'
import type { Identity } from '../identity/identity.ts'
import type { PageStorage } from '../identity/page-storage.ts'
import type { GuideHappening, GuideMove, HelpAsked } from './guide-happening.ts'

export type { GuideHappening, GuideMove, HelpAsked }

/** The name of one of our own events. The table itself lives beside zod, which stays out of the page. */
export type SdkEvent = (typeof sdkEvents)[keyof typeof sdkEvents]

/** What the guides chunk is given. */
export interface GuideCore {
  writeKey: string
  /** As asked for in the options or by the page, BCP 47. */
  locale(): string
  storage: PageStorage
  /** Sends one of our own events, delivered as any event is. Returns its id. */
  track(event: SdkEvent, properties: Record<string, unknown>): string | undefined
  report(code: string, detail?: unknown): void
  guard<Result>(run: () => Result): Result | undefined
  emit(type: 'guide', happening: GuideHappening): void
  /** The person asked for help in the resource centre. */
  emit(type: 'help', asked: HelpAsked): void
  /** The module of a chunk by its name in the manifest. */
  loadChunk(name: string): Promise<unknown>
  /** Whether an event of this page is still on its way. */
  isPending(messageId: string): boolean
  /** Asks the server again; answers come through `Guides.session`. */
  wantSession(): void
  identity(): Identity
}

/** An event of this page as milestone rules and tours see it. */
export interface RecordedEvent {
  messageId: string
  name: string
  properties: Record<string, unknown>
}

/** What boot tells the guides chunk. */
export interface Guides {
  session(answer: Partial<SessionResponse>): void
  recorded(event: RecordedEvent): void
  /** Milestones the server has just found completed; `settled` are the events it has read. */
  completed(completed: CompletedMilestone[], settled: string[]): void
  celebrate(celebrations: Celebration[]): void
  routeChanged(): void
  start(guideKey: string): void
  /** Undefined for a guide that was not decided on. */
  explain(guideKey: string): string[] | undefined
  /** Opens the overlay that shows every decision; again to close it. */
  debug(): void
  close(): void
}

export type OpenGuides = (core: GuideCore) => Guides

/** What the `debug` chunk is given. */
export interface DebugCore {
  /** Every guide with its last decision. */
  listGuides(): DebugGuide[]
  /** The last events of this page, newest last. */
  listEvents(): DebugEvent[]
  /** Calls back after each decision; returns what stops it. */
  watch(changed: () => void): () => void
  guard<Result>(run: () => Result): Result | undefined
}
export interface DebugGuide {
  key: string
  kind: string
  shown: boolean
  trace: string[]
  /** Of the target it points at right now; undefined: it points at none. */
  health: TargetHealth | undefined
}
export interface DebugEvent {
  name: string
  /** Still on its way to the server. */
  isPending: boolean
}
/** The `debug` chunk exports it as `open`. Answers how to close it; `onClose` hears of every way. */
export type OpenDebug = (core: DebugCore, onClose: () => void) => () => void
