import type { SessionResponse } from '#contract/session'
import type { PageStorage } from '../identity/page-storage.ts'

type Contents = Record<string, unknown>

/**
 * Reads a session answer leniently and fills in the contents that the page said it has. Keeps the
 * contents that are in use now. `isComplete` is false when one is missing after all.
 */
export function readSession(
  given: Partial<SessionResponse>,
  storage: PageStorage,
): { session: SessionResponse; isComplete: boolean } {
  const before = (storage.read('guides') ?? {}) as Contents
  const contents: Contents = {}
  let isChanged = false
  const guides = list(given.guides).flatMap((guide) => {
    const content = guide.content ?? before[guide.versionId]
    if (guide.content) isChanged = true
    if (!content) return []
    contents[guide.versionId] = content
    return [{ ...guide, priority: guide.priority ?? 0, content } as typeof guide]
  })
  if (isChanged || guides.length !== Object.keys(before).length) storage.write('guides', contents)
  return {
    isComplete: guides.length === list(given.guides).length,
    session: {
      success: true,
      serverTime: given.serverTime ?? '',
      userId: given.userId ?? null,
      batch: null,
      guides,
      milestones: given.milestones ?? {},
      milestoneRules: list(given.milestoneRules),
      celebrations: list(given.celebrations),
      notEligible: list(given.notEligible),
      frequency: {
        maxPerDay: null,
        quietHours: 0,
        shownAt: [],
        dismissedAt: null,
        ...given.frequency,
      },
      theme: { accent: '#4f46e5', productName: '', ...given.theme },
    },
  }
}

const list = <Item>(value: Item[] | undefined): Item[] => (Array.isArray(value) ? value : [])
