import { twoSidedNormalTail } from './normal-tail.ts'

/**
 * P(X > chiSquare) for X with a whole number of degrees of freedom: the p-value. Uses the finite
 * sums for even and odd degrees (Abramowitz and Stegun 26.4.4 and 26.4.5).
 */
export function chiSquareTail(chiSquare: number, degreesOfFreedom: number): number {
  const half = chiSquare / 2
  const isOdd = degreesOfFreedom % 2 === 1
  let term = isOdd ? Math.sqrt((4 * half) / Math.PI) : 1
  let sum = 0
  for (let degrees = isOdd ? 1 : 0; degrees + 2 <= degreesOfFreedom; degrees += 2) {
    sum += term
    term *= half / (degrees / 2 + 1)
  }
  return (isOdd ? twoSidedNormalTail(Math.sqrt(chiSquare)) : 0) + Math.exp(-half) * sum
}
