import { join } from 'node:path'

/**
 * Resolves `#contract/x` to the source. package.json says the same, but what it says holds for the
 * TypeScript sources only, and the output must not ask it.
 */
export function resolveContract(root) {
  return {
    name: 'resolve-contract',
    resolveId: (id) =>
      id.startsWith('#contract/') ? join(root, 'api/contract', `${id.slice(10)}.ts`) : null,
  }
}
