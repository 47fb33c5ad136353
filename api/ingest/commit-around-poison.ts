import { codesOf, isUnavailable } from '../../db/is-unavailable.ts'
import type { Committed, Work } from './commit-works.ts'

/**
 * Data exception, constraint violation, program limit exceeded, an exception raised by a trigger: the
 * database answers, and this is what it thinks of a value. Nothing that a deployment half done, a full
 * disk or a lost connection would cause.
 */
const refusals = /^(21|22|23|44|54|P0)/

/**
 * Commits works together. If the database refuses what is in them, they are halved until the event is
 * found that it refuses, in about 2 log2(n) transactions; that one goes to `bury`, and its siblings
 * live. Any other error fails them all, since it would fail each of them.
 */
export async function commitAroundPoison(
  works: Work[],
  commit: (works: Work[]) => Promise<Committed[]>,
  bury: (work: Work, error: Error) => Promise<Committed>,
): Promise<Committed[]> {
  const around = (some: Work[]) => commitAroundPoison(some, commit, bury)
  try {
    return await commit(works)
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (works.length > 1) {
      const middle = Math.ceil(works.length / 2)
      return [...(await around(works.slice(0, middle))), ...(await around(works.slice(middle)))]
    }
    const [work] = works
    if (!work || work.events.length === 0) throw error
    if (work.events.length === 1) return [await bury(work, error)]
    const [first, second] = halve(work)
    return [join([...(await around([first])), ...(await around([second]))])]
  }
}

function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !isUnavailable(error) &&
    (codesOf(error).some((code) => refusals.test(code)) || error instanceof RangeError)
  )
}

/** What is not the events' goes with the first half, so that it is told once. */
function halve(work: Work): [Work, Work] {
  const middle = Math.ceil(work.events.length / 2)
  return [
    { ...work, events: work.events.slice(0, middle) },
    { ...work, events: work.events.slice(middle), rejections: [], droppedEvents: 0 },
  ]
}

function join(parts: readonly Committed[]): Committed {
  const outcomes: Committed['outcomes'] = new Map()
  for (const part of parts) {
    // A copy of an id in the second half is a duplicate of the first.
    for (const [id, outcome] of part.outcomes) if (!outcomes.has(id)) outcomes.set(id, outcome)
  }
  return {
    outcomes,
    completed: parts.flatMap((part) => part.completed),
    celebrations: parts.flatMap((part) => part.celebrations),
  }
}
