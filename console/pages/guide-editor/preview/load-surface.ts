import type { GuideKind } from '#contract/guide'
import type { Locale } from '#contract/localized-text'
import type { SdkWords } from './surface-views.ts'

/** Where the SDK as it is served keeps the chunk of a surface and its words. */
export interface SurfaceFiles {
  chunk: string
  words: SdkWords
}

interface Manifest {
  chunks: Readonly<Record<string, { file: string } | undefined>>
}

/** Reads the manifest of the SDK that this server serves. Throws when it has none. */
export async function loadSurface(kind: GuideKind, language: Locale): Promise<SurfaceFiles> {
  const response = await fetch('/sdk/manifest.json')
  if (!response.ok) throw new Error(`No SDK is served here: ${response.status}`)
  const { chunks }: Manifest = await response.json()
  const chunk = chunks[kind]?.file
  const words = chunks[`words-${language}`]?.file
  if (chunk === undefined || words === undefined) throw new Error('The SDK served here is older')
  const address = `/sdk/${words}`
  // The file of another build: only known when it runs.
  const module: Record<string, SdkWords | undefined> = await import(/* @vite-ignore */ address)
  return { chunk: `/sdk/${chunk}`, words: module[language] ?? {} }
}
