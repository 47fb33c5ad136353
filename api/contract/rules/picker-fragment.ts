/**
 * The name in the fragment under which a page is handed a picker's token: `#milepost-pick=<token>`,
 * or `#/reports?milepost-pick=<token>` where the page has a fragment of its own.
 */
export const pickerFragment = 'milepost-pick'
