import type { BadInput } from './catalogue.ts'

/** What a case would need that the product does not have yet, and how such a case is told. */
const missing: readonly { reason: string; fits: (one: BadInput) => boolean }[] = [
  {
    reason: 'identity tokens are not built: userIds of pages are taken as they come',
    fits: ({ area, name }) => area === 'auth' && /identity token/.test(name),
  },
  {
    reason: 'webhooks are not built: nothing here calls an address of a customer',
    fits: ({ area }) => area === 'ssrf',
  },
]

/** Why this case cannot be tried; undefined where it can. */
export function whyNotBuilt(one: BadInput): string | undefined {
  return missing.find(({ fits }) => fits(one))?.reason
}
