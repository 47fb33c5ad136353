// How Tideboard writes numbers and dates, in the language on screen.
import type { Company, Metric } from './company/company.ts'
import { currentLanguage } from './words/translate.ts'

/** A value of a metric, rounded for reading. */
export function formatMetric(metric: Metric, value: number, { currency }: Company): string {
  if (metric === 'conversion') return formatPercent(value / 100, 1)
  const style = metric === 'revenue' ? ({ style: 'currency', currency } as const) : {}
  return format(value, { ...style, maximumFractionDigits: 0 })
}

/** Short enough for an axis: `12K`. */
export function formatTick(metric: Metric, value: number): string {
  if (metric === 'conversion') return formatPercent(value / 100, 1)
  return format(value, { notation: 'compact', maximumFractionDigits: 1 })
}

export function formatPercent(share: number, digits = 0): string {
  return format(share, { style: 'percent', maximumFractionDigits: digits })
}

/** `+4.2%`, with its sign. */
export function formatChange(share: number): string {
  return format(share, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
}

export function formatDate(date: Date | string, options: Intl.DateTimeFormatOptions = {}): string {
  const shown = { day: 'numeric', month: 'short', ...options } as const
  return new Intl.DateTimeFormat(currentLanguage(), shown).format(new Date(date))
}

export function formatLongDate(date: Date | string): string {
  return formatDate(date, { month: 'long', year: 'numeric' })
}

function format(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(currentLanguage(), options).format(value)
}
