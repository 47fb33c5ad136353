import { createClient, type Client } from './client.ts'
import type { CompletedMilestone } from '#contract/event-batch'
import type { GuideHappening, HelpAsked } from './guides/guide-happening.ts'
import { readOptions, type MilepostOptions } from './options.ts'
import { createProblemReporter, type Problem } from './problem-reporter.ts'

/** Recognises an instance, whichever copy of the SDK made it. */
export const BRAND = 'milepost:1'

export interface Instance {
  (method: string, ...args: unknown[]): unknown
  brand: typeof BRAND
}

/** What `on` listens to, and what it is called with. */
export interface MilepostListeners {
  /** The server found a milestone completed by what this page sent. */
  milestone: (milestone: CompletedMilestone) => void
  /** A guide was shown or moved in this page. */
  guide: (happening: GuideHappening) => void
  /** The person asked for help in the resource centre. */
  help: (asked: HelpAsked) => void
  /** What `milestone()` answers may have changed. */
  change: () => void
  /** Trouble, once per code. Codes are in sdk/README.md. */
  problem: (problem: Problem) => void
}

type Listener = (detail: unknown) => void

/** Calls made before init, kept until then. */
const MAX_EARLY_CALLS = 200

/**
 * Creates what `window.milepost` is: one function that takes a method's name and its arguments.
 * Never throws. Calls before init wait for it.
 */
export function createInstance(
  loadChunk: (name: string) => Promise<unknown>,
  scriptHost: string | undefined,
): Instance {
  const listeners = new Map<string, Set<Listener>>()
  let early: [string, ...unknown[]][] = []
  let client: Client | undefined
  const problems = createProblemReporter({
    onProblem: (problem) => emit('problem', problem),
    onBreak: () => client?.removeSurfaces(),
    loadChunk,
  })
  const { report, guard } = problems

  function emit(type: keyof MilepostListeners, detail?: unknown): void {
    // Listeners added meanwhile are called from the next time on.
    for (const listener of new Set(listeners.get(type))) {
      try {
        listener(detail)
      } catch (error) {
        // The page's own error: the page should see it, and we go on.
        setTimeout(() => {
          throw error
        })
      }
    }
  }

  function init(given: Partial<MilepostOptions> | undefined): void {
    if (client) return report('already_initialised')
    const options = readOptions(given, { href: location.href, scriptHost })
    if (!options) return report('invalid_options', given)
    client = createClient({ options, problems, loadChunk, emit })
    const calls = early
    early = []
    for (const call of calls) instance(...call)
  }

  function on(type: string, listener: Listener): () => void {
    const set = listeners.get(type) ?? new Set()
    listeners.set(type, set.add(listener))
    return () => {
      set.delete(listener)
    }
  }

  function destroy(): void {
    client?.destroy()
    client = undefined
    early = []
    listeners.clear()
  }

  function call(method: string, args: unknown[]): unknown {
    if (method === 'init') return init(args[0] as Partial<MilepostOptions>)
    if (method === 'destroy') return destroy()
    if (method === 'on' && typeof args[1] === 'function') {
      return on(String(args[0]), args[1] as Listener)
    }
    if (!client) {
      if (early.length < MAX_EARLY_CALLS) early.push([method, ...args])
      return
    }
    return callClient(client, method, args)
  }

  function callClient(client: Client, method: string, args: unknown[]): unknown {
    const [first, second] = args
    // Ids are often numbers in the page; they are strings everywhere else.
    const text = typeof first === 'number' ? String(first) : typeof first === 'string' ? first : ''
    const fields = isFields(second) ? second : undefined
    switch (method) {
      case 'identify':
      case 'group':
      case 'track':
      case 'start':
      case 'explain':
      case 'milestone':
        if (text) return client[method](text, fields)
        break
      case 'page':
        // As in Segment's clients the name may be left out.
        return isFields(first)
          ? client.page(undefined, first)
          : client.page(text || undefined, fields)
      case 'consent':
        if (first === 'granted' || first === 'denied') return client.consent(first)
        break
      case 'reset':
      case 'flush':
      case 'debug':
        return client[method]()
    }
    report('invalid_call', [method, ...args])
    return
  }

  const instance = ((method, ...args) => guard(() => call(method, args))) as Instance
  instance.brand = BRAND
  return instance
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
