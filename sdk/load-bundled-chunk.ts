/** The chunks of the npm package: the bundler of the page splits and names them. */
const chunks: Record<string, () => Promise<unknown>> = {
  problems: () => import('./problems.ts'),
  guides: () => import('./guides/open-guides.ts'),
  explain: () => import('./guides/explain/explain-guides.ts'),
  debug: () => import('./debug/debug-overlay.ts'),
  picker: () => import('./picker/picker.ts'),
  'words-de': () => import('./words/de.ts'),
  'words-fr': () => import('./words/fr.ts'),
  checklist: () => import('./surfaces/checklist.ts'),
  tour: () => import('./surfaces/tour.ts'),
  targets: () => import('./page/watch-target.ts'),
  hint: () => import('./surfaces/hint.ts'),
  messages: () => import('./surfaces/messages.ts'),
}

/** Loads a chunk by its name; rejects for a name that is none. */
export function loadBundledChunk(name: string): Promise<unknown> {
  return chunks[name]?.() ?? Promise.reject(new Error(`no chunk ${name}`))
}
