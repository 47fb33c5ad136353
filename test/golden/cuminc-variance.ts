import type { IncidenceCurves } from '../../db/metrics/estimators/aalen-johansen.ts'

/**
 * The variance that R's cuminc gives for the share ended in that way by `time`, within about 1% of
 * the one we report: Σ S(t−)² [h(d_k) (1 − a/S(t))² + h(d_other) (a/S(t))²], where a = F_k(T) −
 * F_k(t) and h(d) = d (n − d) / (n² (n − 1)). It moves only where the cause does.
 */
export function cumincVariance<Cause extends string>(
  curves: IncidenceCurves<Cause>,
  cause: Cause,
  time: number,
): number {
  const last = curves.time.findLastIndex((t, i) => t <= time && curves.reached[cause][i]! > 0)
  let variance = 0
  for (let i = 0; i <= last; i += 1) {
    const n = curves.atRisk[i]!
    const reached = curves.reached[cause][i]!
    const before = curves.waiting[i - 1] ?? 1
    const after = curves.waiting[i]!
    const others = curves.ended[i]! - reached
    const ahead =
      after > 0 ? (curves.incidence[cause][last]! - curves.incidence[cause][i]!) / after : 0
    variance +=
      before ** 2 * (spread(reached, n) * (1 - ahead) ** 2 + spread(others, n) * ahead ** 2)
  }
  return variance
}

const spread = (leaving: number, n: number) =>
  n > 1 ? (leaving * (n - leaving)) / (n ** 2 * (n - 1)) : leaving
