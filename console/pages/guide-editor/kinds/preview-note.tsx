import type { VNode } from 'preact'

/** A sentence beneath the preview; said when drawn, for the language may change. */
export function previewNote(say: () => string): () => VNode {
  return function PreviewNote() {
    return <p class="soft small">{say()}</p>
  }
}
