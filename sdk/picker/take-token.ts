import { pickerFragment } from '#contract/rules/picker-fragment'

const TOKEN = new RegExp(`([#?&])${pickerFragment}=[^&]*&?`)

/** A fragment without the picker's token: what the page had before, or ''. Pure. */
export function withoutToken(fragment: string): string {
  return fragment.replace(TOKEN, '$1').replace(/[#?&]$/, '')
}

/** Takes the token out of the address, so that a reload does not try it again; nobody navigates. */
export function clearAddress(): void {
  const { href, hash } = location
  const page = hash ? href.slice(0, -hash.length) : href
  history.replaceState(history.state, '', page + withoutToken(hash))
}
