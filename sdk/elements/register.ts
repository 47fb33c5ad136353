/**
 * Defines a tag once. An embedded SDK gets loaded twice sooner or later, and the second definition
 * of a tag throws.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element)
}
