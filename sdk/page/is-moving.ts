import { closestAround } from './flat-tree.ts'

/**
 * Whether an animation runs on an element or on what it stands in. `ends`: only such as come to an
 * end by themselves; a pulse that goes on for ever is not waited for.
 */
export function isMoving(element: Element, ends = false): boolean {
  return !!closestAround(element, (at) =>
    at
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === 'running' && !(ends && effect?.getComputedTiming().endTime === Infinity),
      ),
  )
}
