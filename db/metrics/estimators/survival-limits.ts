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
  if (survival === 0) return NO_LIMITS
  const halfWidth = Z_95 * Math.sqrt(greenwood)
  switch (kind) {
    case 'log-log': {
      if (survival === 1) return NO_LIMITS
      const exponent = halfWidth / Math.log(survival)
      return {
        lower: survival ** Math.exp(-exponent),
        upper: survival ** Math.exp(exponent),
      }
    }
    case 'log':
      return {
        lower: survival * Math.exp(-halfWidth),
        upper: Math.min(1, survival * Math.exp(halfWidth)),
      }
    case 'plain':
      return {
        lower: Math.max(0, survival * (1 - halfWidth)),
        upper: Math.min(1, survival * (1 + halfWidth)),
      }
  }
}

/** The limits along a whole curve, for drawing the band and for the limits of a quantile. */
export function survivalBand(
  curve: SurvivalCurve,
  kind: IntervalKind = 'log-log',
): { lower: (number | null)[]; upper: (number | null)[] } {
  const lower: (number | null)[] = []
  const upper: (number | null)[] = []
  for (let i = 0; i < curve.survival.length; i += 1) {
    const limits = survivalLimits(curve.survival[i]!, curve.greenwood[i]!, kind)
    lower.push(limits.lower)
    upper.push(limits.upper)
  }
  return { lower, upper }
}

/** The standard error of S; null once nobody is left. */
export function survivalStandardError(survival: number, greenwood: number): number | null {
  return survival === 0 ? null : survival * Math.sqrt(greenwood)
}
