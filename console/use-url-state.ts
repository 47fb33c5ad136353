import { useCallback } from 'preact/hooks'
import { useLocation } from 'preact-iso'

/**
 * One piece of view state that lives in the address, so that copying the address shares the view.
 * `null` and the fallback itself leave no trace in the address. Setting replaces the history entry
 * unless `push` is asked for.
 */
export function useUrlState(
  name: string,
  fallback = '',
): [value: string, set: (value: string | null, how?: 'replace' | 'push') => void] {
  const { query, route } = useLocation()
  const set = useCallback(
    (value: string | null, how: 'replace' | 'push' = 'replace') => {
      route(withQuery({ [name]: value === fallback ? null : value }), how === 'replace')
    },
    [name, fallback, route],
  )
  return [query[name] ?? fallback, set]
}

/** The address on screen with some query values changed; null removes one. */
export function withQuery(changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.pathname + url.search
}
