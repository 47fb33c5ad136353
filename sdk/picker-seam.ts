/**
 * The seam between boot and the picker, a chunk that is loaded when the console sends a member to a
 * page with `#milepost-pick=<token>`, and on every page that this tab opens until picking is over.
 * Types only.
 */
import type { PageStorage } from './identity/page-storage.ts'

export interface PickerCore {
  /** Where Milepost answers; absolute, without a trailing slash. */
  host: string
  writeKey: string
  /** Short-lived, for one use, bound to this origin. Undefined: picking goes on from another page. */
  token: string | undefined
  /** The language of the page, BCP 47. */
  locale: string
  /** Of this tab; under `picker` the picker keeps what another page of the tab goes on with. */
  storage: PageStorage
  /** Aborted when the SDK leaves the page. */
  signal: AbortSignal
  loadChunk(name: string): Promise<unknown>
  /** Tells of trouble once per code. */
  report(code: string, detail?: unknown): void
}

/** What the chunk exports as `open`. */
export type OpenPicker = (core: PickerCore) => void
