import { GENERATED_ID } from './find-target.ts'

/**
 * Whether a machine made a value, so that it is another one after the next build, load or record:
 * counters of libraries, hashes, uuids, long numbers. Such a value identifies nothing for long.
 */
export function isGenerated(value: string): boolean {
  return (
    GENERATED_ID.test(value) ||
    /\d{4}|[0-9a-f]{8}-[0-9a-f]{4}/i.test(value) ||
    value.split(/[^a-z0-9]+/i).some(isHash)
  )
}

/** Letters and digits, or small and capital letters, that change places more often than in words. */
function isHash(token: string): boolean {
  if (token.length < 5) return false
  const changes = token.replace(/\d+/g, '0').replace(/[a-z]+/gi, 'a').length - 1
  return changes >= 2 || /[a-z][A-Z][a-z]?[A-Z]/.test(token)
}
