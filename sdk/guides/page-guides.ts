import type { Celebration, CompletedMilestone } from '#contract/event-batch'
import type { SessionResponse } from '#contract/session'
import type { GuideCore, Guides, OpenGuides, RecordedEvent } from './guide-seam.ts'

export interface PageGuides {
  acceptSession(answer: Partial<SessionResponse>): void
  celebrate(celebrations: Celebration[]): void
  recorded(event: RecordedEvent): void
  completed(completed: CompletedMilestone[], settled: string[]): void
  routeChanged(): void
  start(guideKey: string): void
  explain(guideKey: string): string[]
  /** Opens the overlay that shows every decision, or closes it. */
  debug(): void
  close(): void
}

/** Events kept until the chunk is here. */
const MAX_EARLY = 50

/**
 * The boot half of guides: keeps the session, and loads the guides chunk when there is something to
 * decide. On a page without guides nothing is loaded.
 */
export function createPageGuides(core: GuideCore): PageGuides {
  let loading: Promise<unknown> | undefined
  let guides: Guides | undefined
  /** As sent: read by the chunk. */
  let session: Partial<SessionResponse> | undefined
  let pendingStart: string | undefined
  const early: RecordedEvent[] = []

  function withGuides(use: (guides: Guides) => void): void {
    // The first imports the second: asked for at once, they come at once.
    loading ??= Promise.all(['guides', 'explain'].map(core.loadChunk)).catch((error: unknown) => {
      loading = undefined
      core.report('chunk_failed', error)
    })
    const ours = loading
    void ours.then((chunks) => {
      // Closed while it was loading.
      if (!chunks || ours !== loading) return
      const [{ openGuides }] = chunks as [{ openGuides: OpenGuides }]
      core.guard(() => use((guides ??= openGuides(core))))
    })
  }

  function startPending(): void {
    const guideKey = pendingStart
    pendingStart = undefined
    if (guideKey !== undefined) start(guideKey)
  }

  function start(guideKey: string): void {
    if (guides) guides.start(guideKey)
    else if (session && !loading) core.report('unknown_guide', guideKey)
    else pendingStart = guideKey
  }

  return {
    acceptSession(answer) {
      session = answer
      if (!guides && !answer.guides?.length && !answer.celebrations?.length) return startPending()
      withGuides((open) => {
        if (session) open.session(session)
        for (const event of early.splice(0)) open.recorded(event)
        startPending()
      })
    },
    celebrate: (celebrations) => {
      if (celebrations.length) withGuides((open) => open.celebrate(celebrations))
    },
    recorded(event) {
      if (guides) guides.recorded(event)
      // A guide may wait for it. A page with nothing to show keeps none.
      else if ((!session || loading) && early.length < MAX_EARLY) early.push(event)
    },
    completed: (completed, settled) => guides?.completed(completed, settled),
    routeChanged: () => guides?.routeChanged(),
    start,
    debug: () => withGuides((open) => open.debug()),
    explain: (guideKey) =>
      guides?.explain(guideKey) ??
      session?.notEligible?.find((one) => one.guideKey === guideKey)?.trace ?? [
        session ? 'It is not published.' : 'The server has not answered yet.',
      ],
    close() {
      guides?.close()
      guides = loading = session = undefined
      early.length = 0
    },
  }
}
