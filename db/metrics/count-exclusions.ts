/** Who does not count, by reason, reasons by code point. A row stands for `n` units, or for one. */
export function countExclusions(
  rows: readonly { left_out: string | null; n?: number }[],
): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { left_out, n = 1 } of rows) {
    if (left_out !== null) counts.set(left_out, (counts.get(left_out) ?? 0) + n)
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1))
}
