import { surfaceChunk } from '#contract/rules/surface-chunk'
import type { SurfaceName } from '#contract/surface-view'

/** Built-in words of the SDK in one language, by key. */
export type SdkWords = Readonly<Record<string, string>>

/** Where the SDK as it is served keeps the chunk of a surface and its words. */
export interface SurfaceFiles {
  chunk: string
  words: SdkWords
}

interface Manifest {
  chunks: Readonly<Record<string, { file: string } | undefined>>
}

/**
 * Reads the manifest of the SDK that this server serves. Throws when it has none. Its words are in
 * English where it does not speak the language itself, as on a page.
 */
export async function loadSurface(name: SurfaceName, language: string): Promise<SurfaceFiles> {
  const response = await fetch('/sdk/manifest.json')
  if (!response.ok) throw new Error(`No SDK is served here: ${response.status}`)
  const { chunks }: Manifest = await response.json()
  const chunk = chunks[surfaceChunk(name)]?.file
  const [primary = 'en'] = language.split('-')
  const spoken = chunks[`words-${primary}`] ? primary : 'en'
  const words = chunks[`words-${spoken}`]?.file
  if (chunk === undefined || words === undefined) throw new Error('The SDK served here is older')
  const address = `/sdk/${words}`
  // The file of another build: only known when it runs.
  const module: Record<string, SdkWords | undefined> = await import(/* @vite-ignore */ address)
  return { chunk: `/sdk/${chunk}`, words: module[spoken] ?? {} }
}
