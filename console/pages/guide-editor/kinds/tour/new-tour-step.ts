import type { TourStep } from '#contract/tour'

/** A step beside an element not chosen yet, with nothing said. */
export function newTourStep(key: string): TourStep {
  return { key, title: { en: '' }, body: { en: [] }, placement: 'bottom', advance: { on: 'next' } }
}
