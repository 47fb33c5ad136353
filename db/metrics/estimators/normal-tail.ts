/** The 97.5% point of the normal distribution: the half-width of a 95% interval in standard errors. */
export const Z_95 = 1.959963984540054

/**
 * P(|Z| > |z|) for a standard normal Z: the two-sided p-value. Accurate to about 13 digits however
 * far out; 0 where a double underflows.
 */
export function twoSidedNormalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  return x < 2 ? 1 - errorFunctionSeries(x) : complementaryErrorFraction(x)
}

/** erf by its all-positive series (Abramowitz and Stegun 7.1.6). */
function errorFunctionSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

/** erfc by its continued fraction from the inside out (Abramowitz and Stegun 7.1.14), for x >= 2. */
function complementaryErrorFraction(x: number): number {
  // 60 levels leave a relative error below 1e-15 at x = 2, and less further out.
  let fraction = x
  for (let level = 60; level >= 1; level -= 1) fraction = x + level / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}
