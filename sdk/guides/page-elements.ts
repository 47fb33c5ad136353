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
  close(): void
}

/**
 * Knows which elements the page has, of those that guides hang on. Watches through the one observer of
 * the `targets` chunk, which is loaded with the first question.
 */
export function watchElements(
  { loadChunk, guard, report }: GuideCore,
  onChange: () => void,
): PageElements {
  const seen = new Map<string, boolean>()
  const asked = new Set<string>()
  const stops: (() => void)[] = []
  let isClosed = false

  /** Once for each `key`. */
  function watch(key: string, begin: (targets: Targets) => () => void): void {
    if (asked.has(key)) return
    asked.add(key)
    void loadChunk('targets').then(
      (targets) => guard(() => isClosed || stops.push(begin(targets as Targets))),
      (error: unknown) => report('chunk_failed', error),
    )
  }

  return {
    hasElement(locator) {
      const key = JSON.stringify(locator)
      watch(key, ({ watchTarget }) => {
        const { stop } = watchTarget(locator, ({ health }) => {
          const isThere = health !== 'lost'
          if (seen.get(key) === isThere) return
          seen.set(key, isThere)
          onChange()
        })
        return stop
      })
      return seen.get(key) ?? null
    },
    findPlace(guideKey) {
      const find = () => document.querySelector(`[data-milepost="${CSS.escape(guideKey)}"]`)
      let place = find()
      watch(guideKey, ({ watchPage }) =>
        watchPage(() => {
          if (place?.isConnected || place === (place = find())) return
          onChange()
        }),
      )
      return place
    },
    close() {
      isClosed = true
      for (const stop of stops) stop()
    },
  }
}
