/** With fewer units no interval is stated: it would look like knowledge. */
export const minUnits = 10

/** With fewer answers nothing of them is told but how many there are. */
export const minAnswers = 5

/** With fewer events in either group no comparison is stated: chance decides it. */
export const minEvents = 10
