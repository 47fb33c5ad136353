import { currentTimeMs } from '../clock.ts'
import { formatExact, formatRelative } from '../format.ts'

/** "3 minutes ago", with the exact time on hover and in the markup. `at` is ISO-8601. */
export function TimeAgo({ at }: { at: string }) {
  // What has just arrived may be younger than the clock's last tick; it is not in the future.
  const nowMs = Math.max(currentTimeMs(), new Date(at).getTime())
  return (
    <time dateTime={at} title={formatExact(at)}>
      {formatRelative(at, nowMs)}
    </time>
  )
}
