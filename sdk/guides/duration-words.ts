const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A duration as people say it: "3 minutes", "2 days"; the largest whole unit, one minute at least. */
export function toDurationWords(durationMs: number, language: string): string {
  const [unit, unitMs] = UNITS.find(([, ms]) => durationMs >= ms) ?? UNITS[2]
  const count = Math.max(1, Math.floor(durationMs / unitMs))
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
