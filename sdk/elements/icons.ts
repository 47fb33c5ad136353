import { svg, html, type TemplateResult } from 'lit'

/** Lucide outlines, 16 px. Never alone where a word fits; hidden from screen readers. */
const icon = (paths: TemplateResult) =>
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
    ${paths}
  </svg>`

export const checkIcon = icon(svg`<path d="M20 6 9 17l-5-5" />`)
export const chevronIcon = icon(svg`<path d="m6 9 6 6 6-6" />`)
export const closeIcon = icon(svg`<path d="M18 6 6 18M6 6l12 12" />`)
export const arrowIcon = icon(svg`<path d="M12 19V5M5 12l7-7 7 7" />`)
export const padlockIcon = icon(
  svg`<rect width="18" height="11" x="3" y="11" rx="2" /><path d="M7 11V7a5 5 0 0 1 10 0v4" />`,
)
export const minimiseIcon = icon(svg`<path d="M5 12h14" />`)
export const starIcon = icon(
  svg`<path
    d="M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.4l6.1-.8z"
  />`,
)
