import type { Scalar } from '#contract/condition'

/**
 * What is typed into a value field, as the value meant: numbers and true or false are such, quotes
 * make anything a text. Conditions never coerce, so the difference matters.
 */
export function readScalar(typed: string): Scalar {
  const text = typed.trim()
  if (text === 'true') return true
  if (text === 'false') return false
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  const quoted = /^"(.*)"$/s.exec(text)
  return quoted?.[1] ?? text
}

/** The text that `readScalar` reads back as this value. */
export function writeScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value)
  return readScalar(value) === value ? value : `"${value}"`
}

/** Several values, separated by commas; commas inside quotes do not separate. */
export function readScalars(typed: string): Scalar[] {
  const parts = typed.match(/(?:"[^"]*"|[^,])+/g) ?? []
  return parts.filter((part) => part.trim() !== '').map(readScalar)
}

export function writeScalars(values: readonly Scalar[]): string {
  return values
    .map((value) =>
      typeof value === 'string' && value.includes(',') ? `"${value}"` : writeScalar(value),
    )
    .join(', ')
}
