import { resolve } from 'node:path'

/** Surfaces that stand beside an element of the page, and the finding of it. */
const POINTING = new Set(['tour', 'hint', 'targets'])

/**
 * For rollup's `manualChunks`: which file a module of the surfaces goes to. What two of them need is
 * one file, `base`, or `targets` if only those need it that point at something: a request costs more
 * than its few spare bytes. Other entries (the picker, the overlay) use what is there and add nothing.
 */
export function shareChunks(entries, surfaces) {
  const names = new Map(Object.entries(entries).map(([name, file]) => [resolve(file), name]))
  return (id, { getModuleInfo }) => {
    const users = [...listUsers(id, getModuleInfo)].filter((name) => surfaces.includes(name))
    if (users.length < 2) return users[0]
    // How things look is asked of no element: a page may need `targets` for a condition alone.
    const isOfPage = id.includes('/sdk/page/')
    return isOfPage && users.every((name) => POINTING.has(name)) ? 'targets' : 'base'
  }

  function listUsers(id, getModuleInfo, seen = new Set(), users = new Set()) {
    if (seen.has(id)) return users
    seen.add(id)
    if (names.has(id)) users.add(names.get(id))
    for (const importer of getModuleInfo(id).importers) {
      listUsers(importer, getModuleInfo, seen, users)
    }
    return users
  }
}

/** What decides: conditions, then guides and why, on where the user stands in them. */
const EVALUATOR = [
  'api/contract/rules/compare.ts',
  'api/contract/rules/compare-code-points.ts',
  'api/contract/rules/decide-condition.ts',
  'api/contract/rules/match-url.ts',
  'api/contract/rules/matches-term.ts',
  'api/contract/rules/read-path.ts',
  'sdk/guides/choose-guides.ts',
  'sdk/guides/explain/explain-guides.ts',
  'sdk/guides/guide-state.ts',
  'sdk/guides/memory.ts',
  'sdk/milestones/satisfies-rule.ts',
].map((file) => resolve(file))

/**
 * For rollup's `manualChunks`: the evaluator lies beside the words of its traces, in `explain`. Both
 * are loaded at once with `guides`, which imports what it needs from there.
 */
export function shareDeciding(id) {
  return EVALUATOR.includes(id) ? 'explain' : undefined
}
