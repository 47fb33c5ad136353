/** The weeks since the first that are told before all others. */
export const headlineWeeks = [1, 4, 8] as const
