import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'node:fs'

const VIRTUAL = 'virtual:sdk-manifest'

/**
 * Carries the hashed names from the build of the SDK's chunks to that of its boot script, which gets
 * them as `import hashes from 'virtual:sdk-manifest'`: `{[name]: hash}` of `<name>.<hash>.js`, since
 * every byte counts there, and without the English words, which no page fetches.
 * All of them end up in dist/sdk/manifest.json:
 * `{boot: {file, integrity}, chunks: {[name]: {file, integrity, imports}}}`.
 */
export function createSdkManifest() {
  const chunks = {}
  const listHashes = () =>
    Object.fromEntries(
      Object.entries(chunks).flatMap(([name, { file }]) =>
        name === 'words-en' ? [] : [[name, file.slice(name.length + 1, -3)]],
      ),
    )
  return {
    recordChunks: () => ({
      name: 'record-chunks',
      writeBundle(_, output) {
        for (const file of Object.values(output)) {
          if (file.type !== 'chunk' || !file.isEntry) continue
          chunks[file.name] = {
            file: file.fileName,
            integrity: hashIntegrity(file.code),
            imports: file.imports,
          }
        }
      },
    }),
    provide: () => ({
      name: 'provide-manifest',
      resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
      load: (id) =>
        id === `\0${VIRTUAL}` ? `export default ${JSON.stringify(listHashes())}` : null,
    }),
    writeWithBoot: () => ({
      name: 'write-manifest',
      writeBundle({ file: path }, output) {
        const { code } = Object.values(output)[0]
        const hash = createHash('sha256').update(code).digest('hex').slice(0, 10)
        const file = `milepost.${hash}.js`
        const manifest = { boot: { file, integrity: hashIntegrity(code) }, chunks }
        writeFileSync(join(dirname(path), file), code)
        writeFileSync(
          join(dirname(path), 'manifest.json'),
          `${JSON.stringify(manifest, null, 2)}\n`,
        )
      },
    }),
  }
}

function hashIntegrity(code) {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`
}
