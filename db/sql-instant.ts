/** An instant written out in SQL: a parameter of type text would be read as one again for every row. */
export const sqlInstant = (ms: number) => `timestamptz '${new Date(ms).toISOString()}'`
