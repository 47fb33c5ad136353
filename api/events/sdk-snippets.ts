import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({ boot: z.object({ file: z.string(), integrity: z.string() }) })

/** Both ways to put the SDK into a page. */
export interface SdkSnippets {
  /** With an inline stub, so that calls made before the SDK is there are kept. */
  snippet: string
  /** One tag with its hash, for pages that allow no inline script. */
  strictSnippet: string
}

/** Reads what the build left in `distFolder`; `host` is the address pages reach this server by. */
export async function readSdkSnippets({
  distFolder,
  host,
  writeKey,
}: {
  distFolder: string
  host: string
  writeKey: string
}): Promise<SdkSnippets> {
  const folder = join(distFolder, 'sdk')
  const loader = await readFile(join(folder, 'loader.js'), 'utf8')
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  const { file, integrity } = manifestSchema.parse(manifest).boot
  const stub = loader.trim().replaceAll('__HOST__', host).replaceAll('__WRITE_KEY__', writeKey)
  return {
    snippet: `<script>${stub}</script>`,
    strictSnippet:
      `<script async src="${host}/sdk/${file}" integrity="${integrity}" crossorigin ` +
      `data-write-key="${writeKey}"></script>`,
  }
}
