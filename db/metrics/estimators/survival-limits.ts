import type { SurvivalCurve } from './kaplan-meier.ts'
import type { CurveColumn } from './survival-quantile.ts'
import { Z_95 } from './normal-tail.ts'

/**
 * How the 95% interval is made. `log-log` is the product's: it stays within 0 to 1, treats reached
 * and waiting alike, and covers best in small samples. `log` is R's default, `plain` the textbook's.
 */
export type IntervalKind = 'log-log' | 'log' | 'plain'

/** A limit that does not exist is null. */
export type Limits = { lower: number | null; upper: number | null }

const NO_LIMITS: Limits = { lower: null, upper: null }

/**
 * The pointwise 95% limits of S from S and Greenwood's sum G:
 * log-log S^exp(±z√G / ln S), log S exp(±z√G), plain S ± z S √G (Kalbfleisch and Prentice 1980;
 * as in R's survfit). Undefined when nobody is left, and for log-log while nobody has left.
 */
export function survivalLimits(survival: number, greenwood: number, kind: IntervalKind): Limits {
  const limit = limits[kind]
  const [lower, upper] = [limit(survival, greenwood, -Z_95), limit(survival, greenwood, Z_95)]
  return Number.isNaN(lower) ? NO_LIMITS : { lower, upper }
}

/** The limit on the side of z; NaN where there is none. */
const limits: Record<IntervalKind, (survival: number, greenwood: number, z: number) => number> = {
  'log-log': (survival, greenwood, z) =>
    survival === 0 || survival === 1
      ? Number.NaN
      : survival ** Math.exp((z * Math.sqrt(greenwood)) / Math.log(survival)),
  log: (survival, greenwood, z) =>
    survival === 0 ? Number.NaN : Math.min(1, survival * Math.exp(z * Math.sqrt(greenwood))),
  plain: (survival, greenwood, z) =>
    survival === 0
      ? Number.NaN
      : Math.min(1, Math.max(0, survival * (1 + z * Math.sqrt(greenwood)))),
}

/** The limits along a whole curve; one that does not exist is null. */
export interface SurvivalBand {
  lower: CurveColumn
  upper: CurveColumn
}

/** Worked out row by row where they are asked for: of a hundred thousand rows few are. */
export function survivalBand(
  { survival, greenwood }: Pick<SurvivalCurve, 'survival' | 'greenwood'>,
  kind: IntervalKind = 'log-log',
): SurvivalBand {
  const limitAt = (row: number, z: number) => {
    const limit = limits[kind](survival[row]!, greenwood[row]!, z)
    return Number.isNaN(limit) ? null : limit
  }
  return {
    lower: {
      at: (row) => limitAt(row, -Z_95),
      isAbove: (from, last, level) => {
        if (kind !== 'log-log' || survival[from] === 1 || survival[last] === 0) return false
        // Within the rows −ln S and G are largest in the last, and √G / −ln S is at most that.
        const most = Z_95 * Math.sqrt(greenwood[last]!)
        const leastLower = survival[last]! ** Math.exp(-most / Math.log(survival[from]!))
        return leastLower > level * (1 + rounding)
      },
    },
    upper: {
      at: (row) => limitAt(row, Z_95),
      isAbove: (_, last, level) => survival[last]! > level * (1 + rounding),
    },
  }
}

/** More than what rounding does to a limit. */
const rounding = 1e-9

/** The standard error of S; null once nobody is left. */
export function survivalStandardError(survival: number, greenwood: number): number | null {
  return survival === 0 ? null : survival * Math.sqrt(greenwood)
}
