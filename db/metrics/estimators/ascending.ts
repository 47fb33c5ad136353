/** A sorted copy. Throws a RangeError unless all are finite. */
export function ascending(durations: Float64Array): Float64Array {
  const sorted = durations.slice().sort()
  // What is not finite sorts to an end.
  if (sorted.length > 0 && !(Number.isFinite(sorted[0]) && Number.isFinite(sorted.at(-1)))) {
    throw new RangeError('A duration is not finite')
  }
  return sorted
}
