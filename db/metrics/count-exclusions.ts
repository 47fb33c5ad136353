/** Who does not count, by reason, reasons by code point. */
export function countExclusions(
  rows: readonly { left_out: string | null }[],
): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { left_out } of rows) {
    if (left_out !== null) counts.set(left_out, (counts.get(left_out) ?? 0) + 1)
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1))
}
