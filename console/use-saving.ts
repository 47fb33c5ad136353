import { useState } from 'preact/hooks'
import { ApiProblem } from './api-problem.ts'
import { problemSentence } from './problem-words.ts'

/** One save at a time: whether it is under way, what was wrong with it, and at which field. */
export interface Saving {
  busy: boolean
  /** It is stored (or deleted), so leaving loses nothing. */
  done: boolean
  /** What happened and what to do, in the reader's language. */
  problem: string | null
  /** Why it was refused, if because of this field or anything below it. */
  errorAt: (path: string) => string | undefined
  /** Null when it was refused. */
  run: <Value>(save: () => Promise<Value>) => Promise<Value | null>
  finish: () => void
}

export function useSaving(): Saving {
  const [state, setState] = useState<{
    busy: boolean
    done: boolean
    problem: ApiProblem | null
  }>({ busy: false, done: false, problem: null })
  return {
    busy: state.busy,
    done: state.done,
    problem: state.problem && problemSentence(state.problem),
    errorAt: (path) => {
      const { problem } = state
      const isHere = problem?.errors.some((error) => isAtOrBelow(error.path, path))
      return problem && isHere ? problemSentence(problem) : undefined
    },
    finish: () => setState({ busy: false, done: true, problem: null }),
    async run(save) {
      setState({ busy: true, done: false, problem: null })
      try {
        const value = await save()
        setState({ busy: false, done: true, problem: null })
        return value
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem
        setState({ busy: false, done: false, problem })
        return null
      }
    },
  }
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`)
}
