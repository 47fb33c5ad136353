import { Z_95 } from './normal-tail.ts'

const level = 0.95

/**
 * How many standard errors either side of a mean hold 95% when the deviation was estimated from the
 * same values: the two-sided limit of Student's t. 1.96 for many, 12.7 for two values.
 */
export function studentLimit(degreesOfFreedom: number): number {
  const missed = (t: number) => shareWithin(t, degreesOfFreedom) - level
  // The first terms of Cornish and Fisher, then secants: a handful reach full precision.
  let before = Z_95
  let t = Z_95 + (Z_95 ** 3 + Z_95) / (4 * degreesOfFreedom)
  let missedBefore = missed(before)
  for (let step = 0; step < 100; step += 1) {
    const missedNow = missed(t)
    if (missedNow === missedBefore || Math.abs(t - before) <= 1e-14 * t) break
    const next = t - (missedNow * (t - before)) / (missedNow - missedBefore)
    ;[before, missedBefore, t] = [t, missedNow, Math.max(next, t / 2)]
  }
  return t
}

/** P(|T| ≤ t): a finite sum for whole degrees of freedom (Abramowitz and Stegun 26.7.3, 26.7.4). */
function shareWithin(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(t / Math.sqrt(degreesOfFreedom))
  const cosine = Math.cos(angle)
  const isOdd = degreesOfFreedom % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = 0
  for (let power = isOdd ? 1 : 0; power <= degreesOfFreedom - 2; power += 2) {
    sum += term
    term *= ((power + 1) / (power + 2)) * cosine ** 2
    if (term < 1e-18) break
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}
