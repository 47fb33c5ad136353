import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem } from './api-problem.ts'

/**
 * What a page knows about something it asked for. `ready` with `stale` means: the last refresh
 * failed, what is shown was fetched at `fetchedAtMs`.
 */
export type Resource<Value> = { reload: () => void } & (
  | { state: 'loading' }
  | { state: 'failed'; problem: ApiProblem }
  | {
      state: 'ready'
      value: Value
      fetchedAtMs: number
      refreshing: boolean
      stale: ApiProblem | null
    }
)

interface Kept {
  value: unknown
  fetchedAtMs: number
}

/** What was fetched in this visit, so that going back shows at once and refreshes behind. */
const kept = new Map<string, Kept>()
const keptAtMost = 60

/** Forgets everything fetched; after signing out, and between tests. */
export function forgetResources(): void {
  kept.clear()
}

/**
 * The one way a page gets data. `key` names what is asked for, environment and filters included;
 * null asks for nothing yet. `everyMs` fetches again as long as the page is visible.
 */
export function useResource<Value>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<Value>,
  options: { everyMs?: number } = {},
): Resource<Value> {
  const [round, setRound] = useState(0)
  const [, renderAgain] = useState({})
  const failed = useRef<{ key: string; problem: ApiProblem } | null>(null)
  const pending = useRef(false)
  const latestLoad = useRef(load)
  latestLoad.current = load

  const reload = useCallback(() => setRound((before) => before + 1), [])

  useEffect(() => {
    if (key === null) return
    const stop = new AbortController()
    pending.current = true
    renderAgain({})
    latestLoad.current(stop.signal).then(
      (value) => {
        if (stop.signal.aborted) return
        keep(key, { value, fetchedAtMs: Date.now() })
        failed.current = null
        pending.current = false
        renderAgain({})
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        failed.current = { key, problem: asProblem(error) }
        pending.current = false
        renderAgain({})
      },
    )
    return () => stop.abort()
  }, [key, round])

  const { everyMs } = options
  useEffect(() => {
    if (everyMs === undefined || key === null) return
    const timer = setInterval(() => {
      if (!document.hidden && !pending.current) reload()
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, key, reload])

  const known = key === null ? undefined : kept.get(key)
  const problem = failed.current?.key === key ? failed.current.problem : null
  if (known) {
    return {
      state: 'ready',
      // Only `load` of the same key writes under this key.
      value: known.value as Value,
      fetchedAtMs: known.fetchedAtMs,
      refreshing: pending.current,
      stale: pending.current ? null : problem,
      reload,
    }
  }
  if (problem && !pending.current) return { state: 'failed', problem, reload }
  return { state: 'loading', reload }
}

function keep(key: string, entry: Kept): void {
  kept.delete(key)
  kept.set(key, entry)
  const oldest = kept.keys().next().value
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest)
}

/** A mistake in our own code must not look like a broken network. */
function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  console.error(error)
  return new ApiProblem({ code: 'internal', status: 0 })
}
