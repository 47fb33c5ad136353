import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

/** Sizes of the built SDK in bytes after brotli at its highest quality, as servers send it. */
export interface SdkSizes {
  /** The inline snippet: stub and queue. */
  snippet: number
  /** The boot script, which every page loads. */
  boot: number
  /** Runs, progress and what each kind does: loaded when the session returns a guide. */
  guides: number
  /**
   * The evaluator, which decides what is shown, and its words: loaded beside `guides`. Not in the
   * total: nothing of it is shown.
   */
  explain: number
  /** What the surfaces share, loaded with the first of them. */
  base: number
  /** Each surface on top of the base. */
  surfaces: Record<string, number>
  /** Everything an end user can be shown, in English. */
  total: number
}

/** A kB is 1,000 bytes. */
export const sdkBudgets = {
  snippet: 1000,
  boot: 6000,
  guides: 7700,
  explain: 4300,
  base: 8000,
  surface: 4000,
  total: 36_000,
}

/** What an end user can be shown, and `targets`, which finds and follows elements for it. */
const SURFACES = ['checklist', 'tour', 'hint', 'messages', 'targets']

interface Manifest {
  chunks: Record<string, { file: string }>
}

/** Measures what the last build left in dist/sdk. */
export function measureSdk(
  folder = fileURLToPath(new URL('../../dist/sdk', import.meta.url)),
): SdkSizes {
  const read = (file: string) => readFileSync(join(folder, file))
  const size = (file: string) => brotliCompressSync(read(file)).length
  const { chunks } = JSON.parse(read('manifest.json').toString()) as Manifest
  const fileOf = (name: string) => {
    const file = chunks[name]?.file
    if (!file) throw new Error(`The build has no chunk ${name}`)
    return file
  }

  /** A file and what it imports statically, however deep. */
  const withImports = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    const code = read(file).toString()
    for (const [, imported] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
      withImports(imported!, seen)
    }
    return seen
  }

  const names = SURFACES.filter((name) => name in chunks)
  const entries = Object.values(chunks).map(({ file }) => file)
  const shared = new Set(
    names
      .flatMap((name) => [...withImports(fileOf(name))])
      .filter((file) => !entries.includes(file)),
  )
  const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, one) => total + one, 0)
  const surfaces = Object.fromEntries(names.map((name) => [name, size(fileOf(name))]))
  const parts = {
    snippet: size('loader.js'),
    boot: size('milepost.js'),
    guides: size(fileOf('guides')),
    base: sum([...shared].map(size)),
  }
  return {
    ...parts,
    explain: size(fileOf('explain')),
    surfaces,
    total: sum([...Object.values(parts), ...Object.values(surfaces)]),
  }
}

/** Every part with its budget, largest unit first as a reader meets them. */
export function listSdkSizes(sizes: SdkSizes): { part: string; bytes: number; budget: number }[] {
  return [
    { part: 'snippet', bytes: sizes.snippet, budget: sdkBudgets.snippet },
    { part: 'boot', bytes: sizes.boot, budget: sdkBudgets.boot },
    { part: 'guides', bytes: sizes.guides, budget: sdkBudgets.guides },
    { part: 'explain', bytes: sizes.explain, budget: sdkBudgets.explain },
    { part: 'base', bytes: sizes.base, budget: sdkBudgets.base },
    ...Object.entries(sizes.surfaces).map(([part, bytes]) => ({
      part,
      bytes,
      budget: sdkBudgets.surface,
    })),
    { part: 'total', bytes: sizes.total, budget: sdkBudgets.total },
  ]
}

/** All sizes in one line, as README.md says them. */
export function describeSdkSizes({ explain: _, surfaces, total, ...parts }: SdkSizes): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)
  const list = Object.entries({ ...parts, ...surfaces }).map(
    ([name, bytes]) => `${name} ${kilobytes(bytes)}`,
  )
  return `${list.join(' · ')} kB; ${kilobytes(total)} kB for everything`
}
