import { wireLimits } from '#contract/limits'
import { isSecretField } from '#contract/rules/is-secret-field'

/** Far within every limit, so that what stays below needs no closer look. */
const depthMax = wireLimits.depth - 2
const keysMax = wireLimits.keysPerEvent / 2
/** Escaped, a character takes at most six bytes. */
const charsMax = wireLimits.eventBytes / 2 / 6

/**
 * Whether a parsed JSON value is surely small, shallow and storable as it stands: no character beyond
 * the basic plane, no NUL, no infinite number, nothing secret. Most events are, and are spared the exact look of
 * `cleanJson`; false only means that it is needed.
 */
export function isPlainJson(root: unknown): boolean {
  let chars = 0
  let keys = 0

  function isPlain(value: unknown, depth: number): boolean {
    if (typeof value === 'string') return isPlainText(value)
    if (typeof value === 'number') return Number.isFinite(value) && (chars += 25) <= charsMax
    if (typeof value !== 'object' || value === null) return (chars += 5) <= charsMax
    if (depth > depthMax) return false
    if (Array.isArray(value)) return value.every((child) => isPlain(child, depth + 1))
    for (const name in value) {
      keys += 1
      if (keys > keysMax || name === '__proto__' || !isPlainText(name)) return false
      const child = (value as Record<string, unknown>)[name]
      if (isSecretField(name, child) || !isPlain(child, depth + 1)) return false
    }
    return true
  }

  function isPlainText(text: string): boolean {
    chars += text.length + 4
    if (chars > charsMax || text.length > wireLimits.keyChars) return false
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit === 0 || (unit >= 0xd800 && unit < 0xe000)) return false
    }
    return true
  }

  return isPlain(root, 0)
}
