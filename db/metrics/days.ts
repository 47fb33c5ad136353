export const dayMs = 86_400_000

/** What recent figures look at, ending with as-of. */
export const recentMs = 28 * dayMs
