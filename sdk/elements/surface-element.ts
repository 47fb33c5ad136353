import { LitElement, type PropertyDeclarations } from 'lit'
import type { Words } from './say.ts'

/** Rendering failed. The surface's owner reports it; the page never sees an error of ours. */
export class SurfaceFailed extends Event {
  readonly error: unknown
  constructor(error: unknown) {
    super('surface-failed', { bubbles: false, composed: false })
    this.error = error
  }
}

/** What every surface is: an element of the built-in words that keeps its failures to itself. */
export abstract class SurfaceElement extends LitElement {
  static override properties: PropertyDeclarations = { words: { attribute: false } }

  /** The built-in words of the person's language. */
  declare words: Words

  constructor() {
    super()
    this.words = {}
  }

  /** The element inside that has the focus, if any. */
  protected get focused(): HTMLElement | null {
    return (this.shadowRoot?.activeElement ?? null) as HTMLElement | null
  }

  protected override scheduleUpdate(): void {
    // Lit would reject a promise that nobody holds, which is an error in the host page.
    try {
      super.scheduleUpdate()
    } catch (error) {
      this.dispatchEvent(new SurfaceFailed(error))
    }
  }
}
