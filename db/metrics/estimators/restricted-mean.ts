import { countUpTo } from './count-up-to.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'
import { twoSidedNormalTail, Z_95 } from './normal-tail.ts'

/** The mean time spent waiting within the first `tau`, in the unit of the curve's times. */
export type RestrictedMean = { tau: number; estimate: number | null; se: number | null }

/**
 * RMST(τ) = ∫₀^τ S(t) dt, the area under the curve, with
 * se² = Σ (∫_t^τ S)² d / (n (n − d)) over times t <= τ (Klein and Moeschberger 2003, section 4.5).
 * Null when follow-up ends before τ with units still waiting: the curve is unknown from there on.
 */
export function restrictedMean(curve: SurvivalCurve, tau: number): RestrictedMean {
  const isKnownToTau = curve.n > 0 && (curve.time.at(-1)! >= tau || curve.survival.at(-1) === 0)
  if (!isKnownToTau) return { tau, estimate: null, se: null }
  const { time, survival, atRisk, reached } = curve
  const rows = countUpTo(time, tau)
  const area = areaUpTo(curve, rows, tau)
  let variance = 0
  let areaSo = 0
  let from = 0
  let share = 1
  for (let i = 0; i < rows; i += 1) {
    areaSo += share * (time[i]! - from)
    from = time[i]!
    share = survival[i]!
    const n = atRisk[i]!
    const d = reached[i]!
    // Who was last watched here adds nothing, nor does the last unit, which leaves no area behind it.
    if (d > 0 && d < n) variance += ((area - areaSo) ** 2 * d) / (n * (n - d))
  }
  return { tau, estimate: area, se: Math.sqrt(variance) }
}

/** The area from 0 over the first rows to tau. */
function areaUpTo({ time, survival }: SurvivalCurve, rows: number, tau: number): number {
  let area = 0
  let from = 0
  let share = 1
  for (let i = 0; i < rows; i += 1) {
    area += share * (time[i]! - from)
    from = time[i]!
    share = survival[i]!
  }
  return area + share * (tau - from)
}

/** The restricted mean of `to` minus that of `from`, with its 95% interval and two-sided p-value. */
export type RestrictedMeanDifference = {
  tau: number
  difference: number | null
  se: number | null
  lower: number | null
  upper: number | null
  z: number | null
  p: number | null
}

/**
 * Compares two independent groups: se² = se_from² + se_to². All null when either mean is; z and p
 * are null when nothing varies.
 */
export function restrictedMeanDifference(
  from: SurvivalCurve,
  to: SurvivalCurve,
  tau: number,
): RestrictedMeanDifference {
  const a = restrictedMean(from, tau)
  const b = restrictedMean(to, tau)
  if (a.estimate === null || a.se === null || b.estimate === null || b.se === null) {
    return { tau, difference: null, se: null, lower: null, upper: null, z: null, p: null }
  }
  const difference = b.estimate - a.estimate
  const se = Math.hypot(a.se, b.se)
  const z = se === 0 ? null : difference / se
  return {
    tau,
    difference,
    se,
    lower: difference - Z_95 * se,
    upper: difference + Z_95 * se,
    z,
    p: z === null ? null : twoSidedNormalTail(z),
  }
}
