import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'node:fs'

const VIRTUAL = 'virtual:sdk-build'
/** Stands in names and imports until all chunks are there; as long as what comes in its place. */
const PLACEHOLDER = '__build__0'

/**
 * Gives all chunks of a build one hash: `<name>.<hash>.js`. The boot script, where every byte counts,
 * then needs to know that one (`import hash from 'virtual:sdk-build'`) and no table of fifteen, and
 * the chunks that a page loads are always of the same build. Chunks are held back until the boot
 * script is built, and written with it and dist/sdk/manifest.json:
 * `{boot: {file, integrity}, chunks: {[name]: {file, integrity, imports}}}`.
 */
export function createSdkManifest() {
  /** By the name of the file, with the placeholder. */
  const chunks = new Map()
  const hashBuild = () => {
    const hash = createHash('sha256')
    for (const { code } of chunks.values()) hash.update(code)
    return hash.digest('hex').slice(0, PLACEHOLDER.length)
  }
  return {
    names: `[name].${PLACEHOLDER}.js`,
    holdChunks: () => ({
      name: 'hold-chunks',
      generateBundle(_, output) {
        for (const [fileName, chunk] of Object.entries(output)) {
          chunks.set(fileName, chunk)
          delete output[fileName]
        }
      },
    }),
    provide: () => ({
      name: 'provide-build',
      resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
      load(id) {
        if (id !== `\0${VIRTUAL}`) return null
        // A chunk that is built anew has a new name, which the boot script must learn.
        for (const { moduleIds } of chunks.values()) {
          for (const file of moduleIds) if (!file.startsWith('\0')) this.addWatchFile(file)
        }
        return `export default ${JSON.stringify(hashBuild())}`
      },
    }),
    writeWithBoot: () => ({
      name: 'write-sdk',
      writeBundle({ file: path }, output) {
        const { code } = Object.values(output)[0]
        const folder = dirname(path)
        const build = hashBuild()
        const named = (text) => text.replaceAll(PLACEHOLDER, build)
        const written = [...chunks.values()].map((chunk) => {
          const file = named(chunk.fileName)
          const text = named(chunk.code)
          writeFileSync(join(folder, file), text)
          const about = {
            file,
            integrity: hashIntegrity(text),
            imports: chunk.imports.map(named),
          }
          return [chunk, about]
        })
        const boot = `milepost.${createHash('sha256').update(code).digest('hex').slice(0, 10)}.js`
        writeFileSync(join(folder, boot), code)
        const entries = written.filter(([chunk]) => chunk.isEntry)
        const manifest = {
          boot: { file: boot, integrity: hashIntegrity(code) },
          chunks: Object.fromEntries(entries.map(([{ name }, about]) => [name, about])),
        }
        writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
      },
    }),
  }
}

function hashIntegrity(code) {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`
}
