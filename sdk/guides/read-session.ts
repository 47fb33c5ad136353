import type { SessionResponse } from '#contract/session'
import type { PageStorage } from '../identity/page-storage.ts'

type Contents = Record<string, unknown>

/** What the page reads of an answer. */
export interface PageSession extends Pick<
  SessionResponse,
  'serverTime' | 'guides' | 'milestones' | 'milestoneRules' | 'celebrations' | 'frequency'
> {
  theme: Omit<SessionResponse['theme'], 'productName'>
}

/**
 * Reads a session answer leniently and fills in the contents that the page said it has. Keeps the
 * contents that are in use now. `isComplete` is false when one is missing after all.
 */
export function readSession(
  given: Partial<SessionResponse>,
  storage: PageStorage,
): { session: PageSession; isComplete: boolean } {
  const before = (storage.read('guides') ?? {}) as Contents
  const contents: Contents = {}
  const offered = given.guides ?? []
  const guides = offered.flatMap((guide) => {
    const content = (contents[guide.versionId] = guide.content ?? before[guide.versionId])
    return content ? [{ ...guide, priority: guide.priority ?? 0, content } as typeof guide] : []
  })
  // Written anew only when something changed: it may be large.
  if (Object.keys({ ...before, ...contents }).some((id) => before[id] !== contents[id])) {
    storage.write('guides', contents)
  }
  return {
    isComplete: guides.length === offered.length,
    session: {
      serverTime: '',
      milestones: {},
      milestoneRules: [],
      celebrations: [],
      ...given,
      guides,
      theme: { accent: '#4f46e5', ...given.theme },
      frequency: {
        maxPerDay: null,
        quietHours: 0,
        shownAt: [],
        dismissedAt: null,
        ...given.frequency,
      },
    },
  }
}
