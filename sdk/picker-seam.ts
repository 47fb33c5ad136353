/**
 * The seam between boot and the picker, a chunk that is loaded when the console sends a member to a
 * page with `#milepost-pick=<token>`. Types only.
 */
export interface PickerCore {
  /** Where Milepost answers; absolute, without a trailing slash. */
  host: string
  writeKey: string
  /** Short-lived, for one use, bound to this origin. */
  token: string
  /** The language of the page, BCP 47. */
  locale: string
  loadChunk(name: string): Promise<unknown>
  /** Tells of trouble once per code. */
  report(code: string, detail?: unknown): void
}

/** What the chunk exports as `open`. */
export type OpenPicker = (core: PickerCore) => void
