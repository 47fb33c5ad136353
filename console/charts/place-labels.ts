/**
 * Where words at the ends of lines stand: at the height they wish for, pushed down as far as it takes
 * to be `heightPx` apart, and up again where they would run out at the bottom. In the order given.
 */
export function placeLabels(
  wishedPx: readonly number[],
  { topPx, bottomPx, heightPx }: { topPx: number; bottomPx: number; heightPx: number },
): number[] {
  const order = [...wishedPx.keys()].sort((a, b) => (wishedPx[a] ?? 0) - (wishedPx[b] ?? 0))
  const placed = [...wishedPx]
  let free = topPx
  for (const index of order) {
    placed[index] = Math.max(free, placed[index] ?? 0)
    free = (placed[index] ?? 0) + heightPx
  }
  let limit = bottomPx
  for (const index of order.reverse()) {
    placed[index] = Math.min(limit, placed[index] ?? 0)
    limit = (placed[index] ?? 0) - heightPx
  }
  return placed
}
