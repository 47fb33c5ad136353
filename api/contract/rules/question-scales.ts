/** First and last point of a scale; the other kinds of question have none. */
export const questionScales = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const
