import { safeUrl } from '#contract/rules/safe-url'

/** Pages of the vendor open here, others beside. An address that is not safe opens nothing. */
export function openAddress(address: string): void {
  const url = safeUrl(address, location.href)
  if (!url) return
  if (new URL(url).origin === location.origin) location.assign(url)
  else window.open(url, '_blank', 'noopener,noreferrer')
}
