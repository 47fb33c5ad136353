import { html, type TemplateResult } from './html.ts'

/** A Lucide outline of one path, 16 px, hidden from screen readers. Never alone where a word fits. */
export const icon = (path: string): TemplateResult =>
  html`<svg
    width="16"
    height="16"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`

export const closeIcon = icon('M18 6 6 18M6 6l12 12')
