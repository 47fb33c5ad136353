import type { TraceLine } from './evaluate-condition.ts'

/**
 * A trace as lines for people: `✓` holds, `✗` does not, `…` is decided in the page; two spaces per
 * level. `withFound` adds what was found: traits of the user, so never for the page.
 */
export function traceToText(
  trace: readonly TraceLine[],
  { withFound }: { withFound: boolean },
): string[] {
  return trace.map(({ ok, depth, text, found }) => {
    const mark = ok === null ? '…' : ok ? '✓' : '✗'
    return `${'  '.repeat(depth)}${mark} ${text}${withFound && found ? ` (${found})` : ''}`
  })
}
