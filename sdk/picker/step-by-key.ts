import { beside, larger, nextStop, smaller } from './walk-elements.ts'

/**
 * Where a key leads from an element (or from nowhere): Tab to the next thing worth pointing at, Up and
 * Down to what is around it and in it, Left and Right to what is beside it, as the page reads. Null:
 * nowhere; undefined: the key means nothing here.
 */
export function stepByKey(
  { key, shiftKey }: KeyboardEvent,
  from: Element | null,
): Element | null | undefined {
  if (key === 'Tab') return nextStop(from, shiftKey)
  if (!key.startsWith('Arrow')) return undefined
  if (!from) return nextStop(null, false)
  if (key === 'ArrowUp') return larger(from)
  if (key === 'ArrowDown') return smaller(from)
  const isFromRight = getComputedStyle(from.parentElement ?? from).direction === 'rtl'
  return beside(from, (key === 'ArrowLeft') !== isFromRight)
}
