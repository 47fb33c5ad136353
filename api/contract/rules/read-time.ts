/** RFC 3339 with any offset; a date alone is midnight UTC. */
const timePattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:?\d{2})?)?$/

const earliestMs = Date.UTC(1970, 0, 1)

/**
 * Integer ms since the epoch, fractions cut off; null for what is no date of the calendar or lies
 * before 1970. Stricter than Date.parse, which reads 30 February as 2 March and "1" as 2001.
 */
export function readTime(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const match = timePattern.exec(value)
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    match
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.slice(0, 3).padEnd(3, '0')),
  )
  const date = new Date(ms)
  const isReal =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === Number(hour) &&
    date.getUTCMinutes() === Number(minute) &&
    date.getUTCSeconds() === Number(second)
  if (!isReal || !isOffset(zone)) return null
  const instant = ms - offsetMs(zone)
  return instant >= earliestMs ? instant : null
}

function isOffset(zone: string): boolean {
  return /^z$/i.test(zone) || (Number(zone.slice(1, 3)) < 24 && Number(zone.slice(-2)) < 60)
}

function offsetMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000
}
