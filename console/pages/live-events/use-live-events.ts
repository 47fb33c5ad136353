import { useEffect, useRef, useState } from 'preact/hooks'
import type { LiveEvent } from '#contract/live-event'
import { fetchLiveEvents } from '../../api-client.ts'
import { ApiProblem } from '../../api-problem.ts'
import { mergeLiveEvents } from './merge-live-events.ts'

/** With the server's own delay of at most a second, what is shown is never 5 s old. */
const everyMs = 2_000

export interface LiveEvents {
  /** Null: nothing is known yet. */
  events: readonly LiveEvent[] | null
  /** The last attempt failed. What was known stays; it is tried again by itself. */
  problem: ApiProblem | null
  retry: () => void
}

/** What arrives in an environment, asked for every two seconds while visible and not paused. */
export function useLiveEvents(environment: string, paused: boolean): LiveEvents {
  const [events, setEvents] = useState<readonly LiveEvent[] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [round, setRound] = useState(0)
  const cursor = useRef<string | null>(null)

  useEffect(() => {
    cursor.current = null
    setEvents(null)
    setProblem(null)
  }, [environment])

  useEffect(() => {
    if (paused) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined

    async function ask(): Promise<void> {
      clearTimeout(timer)
      if (document.hidden) return
      try {
        const answer = await fetchLiveEvents(environment, cursor.current, stop.signal)
        cursor.current = answer.cursor
        setEvents((before) => mergeLiveEvents(before ?? [], answer.rows))
        setProblem(null)
      } catch (error) {
        if (stop.signal.aborted) return
        if (!(error instanceof ApiProblem)) throw error
        setProblem(error)
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void ask(), everyMs)
    }
    const onVisible = () => {
      if (!document.hidden) void ask()
    }

    void ask()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [environment, paused, round])

  return { events, problem, retry: () => setRound((before) => before + 1) }
}
