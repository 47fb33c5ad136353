import { useEffect, useState } from 'preact/hooks'
import { ApiProblem } from './api-problem.ts'

/** Something asked for once and then edited here: never refreshed under the person's hands. */
export type Once<Value> =
  | { state: 'loading' }
  | { state: 'failed'; problem: ApiProblem; retry: () => void }
  | { state: 'ready'; value: Value }

/** Asks anew when `key` changes or on retry, and never from what an earlier visit knew. */
export function useOnce<Value>(
  key: string,
  load: (signal: AbortSignal) => Promise<Value>,
): Once<Value> {
  const [round, setRound] = useState(0)
  const asked = `${key} ${round}`
  const [found, setFound] = useState<{ of: string; answer: Value | ApiProblem } | null>(null)

  useEffect(() => {
    const stop = new AbortController()
    load(stop.signal).then(
      (answer) => setFound({ of: asked, answer }),
      (error: unknown) => {
        if (stop.signal.aborted) return
        if (!(error instanceof ApiProblem)) throw error
        setFound({ of: asked, answer: error })
      },
    )
    return () => stop.abort()
  }, [asked])

  if (found?.of !== asked) return { state: 'loading' }
  if (found.answer instanceof ApiProblem) {
    return { state: 'failed', problem: found.answer, retry: () => setRound(round + 1) }
  }
  return { state: 'ready', value: found.answer }
}
