/** When this page was opened; made-up figures end on that day. */
export const openedAt = new Date()
