import type { WireEvent } from '#contract/event-batch'
import type { Colleague } from './account-life.ts'

/** Something that somebody did at some time, before it is put on the wire. */
export interface Told extends Pick<WireEvent, 'type' | 'event' | 'groupId'> {
  atMs: number
  by: Colleague
  traits?: Record<string, unknown>
  properties?: Record<string, unknown>
}
