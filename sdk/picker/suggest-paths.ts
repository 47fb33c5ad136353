import { matchesPathPrefix } from '#contract/rules/match-url'
import { isGenerated } from '../page/is-generated.ts'

/** As deep as people think of their product. */
const DEPTH = 5

export interface SuggestedPaths {
  /** From the whole product inwards; `*` stands for what differs from record to record. */
  prefixes: string[]
  /** The one to begin with. */
  best: string | undefined
}

/**
 * Suggests where a step belongs by the address that its element was picked at: every start of the
 * path, with ids as `*`, and what the step said before if that holds here. None at the root, which
 * every page starts with. Pure.
 */
export function suggestPaths(url: string, before?: string): SuggestedPaths {
  const segments = new URL(url).pathname.split('/').filter(Boolean).slice(0, DEPTH)
  const general = segments.map((segment) => (isRecord(segment) ? '*' : readable(segment)))
  const prefixes = general
    .map((_, last) => `/${general.slice(0, last + 1).join('/')}`)
    // "/*" is every page but the first.
    .filter((prefix) => /[^/*]/.test(prefix))
  const held = before && matchesPathPrefix(url, before) ? before : undefined
  if (held && !prefixes.includes(held)) prefixes.push(held)
  return { prefixes, best: held ?? prefixes.at(-1) }
}

function isRecord(segment: string): boolean {
  return /^\d+$/.test(segment) || isGenerated(segment)
}

/** As people read it in the address bar, and as rules compare it. */
function readable(segment: string): string {
  try {
    return decodeURI(segment)
  } catch {
    return segment
  }
}
