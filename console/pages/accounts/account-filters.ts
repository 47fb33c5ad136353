import type { AccountsQuery, AccountState } from '#contract/account'
import type { WordKey } from '../../words/translate.ts'

/** Orders the server knows; the first is the default. A minus turns one around. */
export const accountSorts = [
  { value: '-createdAt', word: 'accounts.sort.newest' },
  { value: 'createdAt', word: 'accounts.sort.oldest' },
  { value: '-waiting', word: 'accounts.sort.waiting' },
  { value: 'timeToFirstValue', word: 'accounts.sort.fastest' },
  { value: '-lastSeenAt', word: 'accounts.sort.lastSeen' },
  { value: 'name', word: 'accounts.sort.name' },
] as const satisfies { value: AccountsQuery['sort']; word: WordKey }[]

/** In the order a team works through them. */
export const accountStates: readonly AccountState[] = ['stuck', 'waiting', 'reached', 'churned']

/** What the address asks for; what is unknown there counts as not asked. */
export function readAccountFilters(asked: {
  state: string
  sort: string
  search: string
  segment: string
}) {
  const state = accountStates.find((each) => each === asked.state)
  const sort = accountSorts.find(({ value }) => value === asked.sort)?.value
  return {
    ...(state === undefined ? {} : { state }),
    ...(asked.search === '' ? {} : { search: asked.search }),
    ...(asked.segment === '' ? {} : { segment: asked.segment }),
    sort: sort ?? accountSorts[0].value,
  }
}

/** The part of an address that keeps the list's view while one account is looked at. */
export function keptFilters(query: Readonly<Record<string, string>>): string {
  const kept = new URLSearchParams()
  for (const name of ['state', 'sort', 'search', 'segment']) {
    const value = query[name]
    if (value) kept.set(name, value)
  }
  const text = kept.toString()
  return text === '' ? '' : `?${text}`
}
