/** A day of a rule is 86,400,000 ms, whatever the calendar says; whole milliseconds. */
export const daysToMs = (days: number): number => Math.round(days * 86_400_000)
