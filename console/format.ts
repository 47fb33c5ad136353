// The one place where numbers, spans and dates become words.
import { currentLanguage, type Language } from './words/translate.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
/** A day is 86,400,000 ms wherever a span is meant; calendar days belong to the server. */
export const dayMs = 86_400_000

const cache = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let format = cache.get(key)
  if (!format) cache.set(key, (format = new Intl.NumberFormat(language, options)))
  return format
}

/** 12345 → "12,345". */
export function formatNumber(value: number, digits = 0): string {
  return numberFormat(currentLanguage(), { maximumFractionDigits: digits }).format(value)
}

/** 0.617 → "62%", "62 %" in German and French. */
export function formatPercent(share: number, digits = 0): string {
  return numberFormat(currentLanguage(), {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share)
}

/** The bounds of a share without their signs: [0.54, 0.69] → "54–69". */
export function formatShareRange(low: number, high: number): string {
  return `${formatNumber(low * 100)}–${formatNumber(high * 100)}`
}

/** Difference of two shares in percentage points, signed: 0.11 → "+11". */
export function formatPoints(difference: number): string {
  return numberFormat(currentLanguage(), {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  }).format(difference * 100)
}

/**
 * A span as a person would say it: "40 sec", "3 min", "5.5 hr", "5.7 days". One digit after the
 * point while it says something, none from ten on.
 */
export function formatDuration(milliseconds: number): string {
  const language = currentLanguage()
  const say = (value: number, unit: string, unitDisplay: 'short' | 'long') =>
    numberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay,
      maximumFractionDigits: value < 9.95 && unit !== 'second' ? 1 : 0,
    }).format(value)
  if (milliseconds < 59_500) return say(Math.max(0, milliseconds) / 1000, 'second', 'short')
  if (milliseconds < 59.5 * minuteMs) {
    return say(Math.round(milliseconds / minuteMs), 'minute', 'short')
  }
  if (milliseconds < 47.95 * hourMs) return say(milliseconds / hourMs, 'hour', 'short')
  return say(milliseconds / dayMs, 'day', 'long')
}

/** "Day 14" style axis numbers: days with at most one digit. */
export function formatDays(days: number): string {
  return formatNumber(days, days < 10 && !Number.isInteger(days) ? 1 : 0)
}

export type Instant = string | number | Date

/** "12 Oct 2026". In the reader's own zone unless one is given. */
export function formatDate(at: Instant, timeZone?: string): string {
  return new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at))
}

/** "12 Oct 2026, 14:03:22 CEST": exact to the second, with its zone. */
export function formatExact(at: Instant, timeZone?: string): string {
  return new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at))
}

/** "14:03:22", in the reader's own zone: for what has just happened. */
export function formatClock(at: Instant): string {
  return new Intl.DateTimeFormat(dateLocale(), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at))
}

const relativeSteps: [limitMs: number, unitMs: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [minuteMs, 1000, 'second'],
  [hourMs, minuteMs, 'minute'],
  [dayMs, hourMs, 'hour'],
  [30 * dayMs, dayMs, 'day'],
  [365 * dayMs, 30.44 * dayMs, 'month'],
  [Number.POSITIVE_INFINITY, 365.25 * dayMs, 'year'],
]

/** "3 minutes ago", "yesterday", "in 2 days", measured from `nowMs`. */
export function formatRelative(at: Instant, nowMs: number): string {
  const difference = new Date(at).getTime() - nowMs
  const size = Math.abs(difference)
  const [, unitMs, unit] = relativeSteps.find(([limit]) => size < limit) ?? relativeSteps[5]!
  return new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' }).format(
    Math.trunc(difference / unitMs),
    unit,
  )
}

/** British dates for English: day before month reads the same in all three languages. */
function dateLocale(): string {
  const language = currentLanguage()
  return language === 'en' ? 'en-GB' : language
}
