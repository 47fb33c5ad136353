import type { Locator, TargetHealth } from '#contract/locator'
import type { GuideCore } from './guide-seam.ts'

/** What the `targets` chunk is asked for. */
interface Targets {
  watchTarget(
    locator: Locator,
    tell: (sighting: { health: TargetHealth }) => void,
  ): { stop(): void }
  watchPage(listener: () => void): () => void
}

export interface PageElements {
  /** Null until it was looked for. From then on it is watched, and `onChange` tells. */
  hasElement(locator: Locator): boolean | null
  /** The element that an inline checklist stands in; watched from then on. */
  findPlace(guideKey: string): Element | null
}

/**
 * Knows which elements the page has, of those that guides hang on. Watches through the one observer of
 * the `targets` chunk, which is loaded with the first question.
 */
export function watchElements(
  { loadChunk, guard, report }: GuideCore,
  onChange: () => void,
  signal: AbortSignal,
): PageElements {
  /** What was seen, by what was asked for. */
  const seen = new Map<string, boolean | null>()

  function watch(key: string, begin: (targets: Targets) => () => void): void {
    if (seen.has(key)) return
    seen.set(key, null)
    void loadChunk('targets').then(
      (targets) =>
        guard(() => {
          if (!signal.aborted) signal.addEventListener('abort', begin(targets as Targets))
        }),
      (error: unknown) => report('chunk_failed', error),
    )
  }
  function note(key: string, isThere: boolean): void {
    if (seen.get(key) === isThere) return
    seen.set(key, isThere)
    onChange()
  }

  return {
    hasElement(locator) {
      const key = JSON.stringify(locator)
      watch(
        key,
        ({ watchTarget }) =>
          watchTarget(locator, ({ health }) => note(key, health !== 'lost')).stop,
      )
      return seen.get(key) ?? null
    },
    findPlace(guideKey) {
      let place: Element | null | undefined
      const find = () =>
        place?.isConnected
          ? place
          : (place = document.querySelector(`[data-milepost="${CSS.escape(guideKey)}"]`))
      watch(guideKey, ({ watchPage }) => watchPage(() => note(guideKey, find() !== null)))
      return find()
    },
  }
}
