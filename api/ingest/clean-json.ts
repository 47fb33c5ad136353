import { wireLimits } from '#contract/limits'
import { isSecretField } from '#contract/rules/is-secret-field'
import type { EventCode } from '#contract/codes'
import { isStorableText, toStorableText } from '../storable-text.ts'

export interface CleanedJson {
  value: unknown
  /** `sanitized`, `truncated`, `number_out_of_range`, `secret_removed`. */
  warnings: Set<string>
}

/**
 * Makes a parsed JSON value storable: NUL and halves of surrogate pairs become U+FFFD, strings over
 * 8 KiB are cut at a code point, numbers that JSON could not hold become null, passwords and the like
 * are left out, each with a warning.
 * What is too deep, too wide or named too long is refused, with its path. Walks with a stack of its
 * own: a body of 10 KB can nest 5,000 deep.
 */
export function cleanJson(root: unknown): CleanedJson | { code: EventCode; field: string } {
  const warnings = new Set<string>()
  const holder: Record<string, unknown> = {}
  const work: {
    source: unknown
    target: object
    key: string | number
    path: string
    depth: number
  }[] = [{ source: root, target: holder, key: 'root', path: '', depth: 0 }]
  let keys = 0
  for (let item = work.pop(); item; item = work.pop()) {
    const { source, target, key, path, depth } = item
    if (typeof source === 'string') {
      put(target, key, cleanText(source, warnings))
    } else if (typeof source === 'number' && !Number.isFinite(source)) {
      warnings.add('number_out_of_range')
      put(target, key, null)
    } else if (typeof source !== 'object' || source === null) {
      put(target, key, source)
    } else {
      if (depth > wireLimits.depth) return { code: 'too_deep', field: path }
      const isList = Array.isArray(source)
      const copy: object = isList ? [] : {}
      put(target, key, copy)
      for (const [name, child] of Object.entries(source)) {
        keys += isList ? 0 : 1
        if (keys > wireLimits.keysPerEvent) return { code: 'too_many_keys', field: path }
        if (name.length > wireLimits.keyChars) return { code: 'key_too_long', field: path }
        if (!isList && isSecretField(name, child)) {
          warnings.add('secret_removed')
          continue
        }
        work.push({
          source: child,
          target: copy,
          key: isList ? Number(name) : cleanText(name, warnings),
          path: path ? `${path}.${name}` : name,
          depth: depth + 1,
        })
      }
    }
  }
  return { value: holder.root, warnings }
}

/** As own property, whatever the name: `__proto__` is a name like any other. */
function put(target: object, key: string | number, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function cleanText(text: string, warnings: Set<string>): string {
  let clean = text
  if (!isStorableText(clean)) {
    clean = toStorableText(clean)
    warnings.add('sanitized')
  }
  // UTF-8 takes at most three bytes for a UTF-16 unit, so most strings need no counting.
  if (
    clean.length * 3 > wireLimits.stringBytes &&
    Buffer.byteLength(clean) > wireLimits.stringBytes
  ) {
    clean = cutAtBytes(clean, wireLimits.stringBytes)
    warnings.add('truncated')
  }
  return clean
}

function cutAtBytes(text: string, bytes: number): string {
  const cut = Buffer.from(text).subarray(0, bytes)
  let end = cut.length
  // Back to the first byte of the code point that was cut through.
  while (end > 0 && (cut[end - 1]! & 0xc0) === 0x80) end -= 1
  const lead = cut[end - 1] ?? 0
  const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  const isWhole = cut.length - (end - 1) >= needs
  return cut.subarray(0, isWhole ? cut.length : end - 1).toString('utf8')
}
