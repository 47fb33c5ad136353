/** The name in the fragment under which a page is handed a picker's token: `#milepost-pick=<token>`. */
export const pickerFragment = 'milepost-pick'
