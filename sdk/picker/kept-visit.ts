import type { PickerSession } from '#contract/picker'
import type { PageStorage } from '../identity/page-storage.ts'

/** What another page of the tab goes on with: the person may have to walk to the right one. */
export interface KeptVisit {
  session: PickerSession
  /** The person is using the page, not pointing at it. */
  isWalking: boolean
}

const NAME = 'picker'

/** The visit this tab is on, until its time is over; what cannot be one is forgotten. */
export function readVisit(storage: PageStorage, nowMs: number): KeptVisit | undefined {
  const kept = storage.read(NAME) as Partial<KeptVisit> | undefined
  const { session, isWalking = false } = kept ?? {}
  if (session?.step && Date.parse(session.expiresAt) > nowMs) return { session, isWalking }
  forgetVisit(storage)
  return undefined
}

/** Keeps it in this tab's own storage, which ends with the tab. */
export function keepVisit(storage: PageStorage, visit: KeptVisit): void {
  storage.write(NAME, visit)
}

export function forgetVisit(storage: PageStorage): void {
  storage.write(NAME, undefined)
}
