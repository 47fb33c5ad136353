import type { SurvivalCurve } from './kaplan-meier.ts'
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

/** The limits at row i of a curve; one that does not exist is null. */
export interface SurvivalBand {
  lower: (row: number) => number | null
  upper: (row: number) => number | null
}

/** The limits along a whole curve, worked out row by row where they are asked for. */
export function survivalBand(
  curve: Pick<SurvivalCurve, 'survival' | 'greenwood'>,
  kind: IntervalKind = 'log-log',
): SurvivalBand {
  return { lower: limitAlong(curve, kind, -Z_95), upper: limitAlong(curve, kind, Z_95) }
}

/** Remembers what it has worked out: the limits of several quantiles look at the same rows. */
function limitAlong(
  { survival, greenwood }: Pick<SurvivalCurve, 'survival' | 'greenwood'>,
  kind: IntervalKind,
  z: number,
): (row: number) => number | null {
  const limit = limits[kind]
  const known = new Float64Array(survival.length)
  const isKnown = new Uint8Array(survival.length)
  return (row) => {
    if (isKnown[row] === 0) {
      known[row] = limit(survival[row]!, greenwood[row]!, z)
      isKnown[row] = 1
    }
    const value = known[row]!
    return Number.isNaN(value) ? null : value
  }
}

/** The standard error of S; null once nobody is left. */
export function survivalStandardError(survival: number, greenwood: number): number | null {
  return survival === 0 ? null : survival * Math.sqrt(greenwood)
}
