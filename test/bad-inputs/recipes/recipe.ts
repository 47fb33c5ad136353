import type { BadInput } from '../catalogue.ts'
import type { CaseRun } from '../case-run.ts'

/** How cases of one layout are sent. */
export interface Recipe {
  fits(one: BadInput): boolean
  run(run: CaseRun): Promise<void>
}

/** Cases of an area whose name says these words. */
export function named(area: string, words: RegExp): (one: BadInput) => boolean {
  return (one) => one.area === area && words.test(one.name)
}

export function variantsOf({ request }: BadInput): unknown[] {
  return Array.isArray(request.variants) ? request.variants : []
}
