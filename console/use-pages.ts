import { useEffect, useState } from 'preact/hooks'
import type { PageOf } from '#contract/page'
import { ApiProblem } from './api-problem.ts'
import { useResource, type Resource } from './use-resource.ts'

/** All rows fetched so far of a list that comes page by page. */
export interface PagedRows<Row> {
  rows: Row[]
  /** Absent: there is nothing more to fetch. */
  loadMore: (() => void) | undefined
  loadingMore: boolean
  /** The last attempt to fetch more failed; `loadMore` tries again. */
  moreProblem: ApiProblem | null
}

interface Further<Row> {
  /** Of which first page these are the continuation. */
  of: string
  rows: Row[]
  nextCursor: string | null
  problem: ApiProblem | null
}

/**
 * A list with cursor paging: the first page like any resource, further ones on request. A fresh
 * first page drops the further ones, since the cursor they followed is no longer of this list.
 */
export function usePages<Row>(
  key: string,
  load: (cursor: string | undefined, signal: AbortSignal | undefined) => Promise<PageOf<Row>>,
  options: { everyMs?: number } = {},
): Resource<PagedRows<Row>> {
  const first = useResource(key, (signal) => load(undefined, signal), options)
  const [further, setFurther] = useState<Further<Row> | null>(null)
  const [loadingOf, setLoadingOf] = useState<string | null>(null)
  const version = first.state === 'ready' ? `${key} ${first.fetchedAtMs}` : ''
  const more = further?.of === version ? further : null

  useEffect(() => setLoadingOf(null), [version])

  if (first.state !== 'ready') return first
  const nextCursor = more ? more.nextCursor : first.value.nextCursor
  const rowsSoFar = more?.rows ?? []

  async function loadMore(cursor: string): Promise<void> {
    if (loadingOf !== null) return
    setLoadingOf(version)
    try {
      const page = await load(cursor, undefined)
      const rows = [...rowsSoFar, ...page.rows]
      setFurther({ of: version, rows, nextCursor: page.nextCursor, problem: null })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setFurther({ of: version, rows: rowsSoFar, nextCursor: cursor, problem })
    } finally {
      setLoadingOf(null)
    }
  }

  return {
    ...first,
    value: {
      rows: [...first.value.rows, ...rowsSoFar],
      loadMore: nextCursor === null ? undefined : () => void loadMore(nextCursor),
      loadingMore: loadingOf === version,
      moreProblem: more?.problem ?? null,
    },
  }
}
