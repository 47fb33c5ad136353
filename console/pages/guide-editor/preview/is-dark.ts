import type { Theme } from '../../../appearance.ts'

/** Whether the console is dark with this theme now. */
export function isDark(theme: Theme): boolean {
  if (theme !== 'system') return theme === 'dark'
  return typeof matchMedia !== 'undefined' && matchMedia('(prefers-color-scheme: dark)').matches
}
