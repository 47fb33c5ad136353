import { LitElement, type PropertyDeclarations } from 'lit'
import { failures } from '../page/no-throw.ts'
import type { Words } from './say.ts'

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
      void super.scheduleUpdate()
    } catch (error) {
      failures.tell(error)
    }
  }
}
