import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { bundle } from 'lightningcss'
import { browserTargets } from './browser-targets.mjs'

const INLINE = '?inline'

/** `import text from './x.css?inline'`: the style sheet as a string, minified. */
export function inlineCss() {
  return {
    name: 'inline-css',
    resolveId: (id, importer) =>
      id.endsWith(`.css${INLINE}`)
        ? resolve(dirname(importer), id.slice(0, -INLINE.length)) + INLINE
        : null,
    load(id) {
      if (!id.endsWith(`.css${INLINE}`)) return null
      const file = id.slice(0, -INLINE.length)
      this.addWatchFile(file)
      return `export default ${JSON.stringify(compile(file).code.toString())}`
    },
  }
}

/**
 * `import './x.css'`: all style sheets of a page, in the order in which their modules run, as one
 * hashed file. What they point to with url() is copied and hashed too.
 */
export function bundleCss() {
  const sheets = new Map()
  const inline = inlineCss()
  return {
    ...inline,
    name: 'bundle-css',
    buildStart: () => sheets.clear(),
    load(id) {
      if (!id.endsWith('.css')) return inline.load.call(this, id)
      this.addWatchFile(id)
      sheets.set(id, compile(id))
      return { code: '', moduleSideEffects: true }
    },
    generateBundle() {
      const ordered = listInRunOrder(this).filter((id) => sheets.has(id))
      if (ordered.length === 0) return
      const source = ordered.map((id) => withHashedFiles(this, sheets.get(id))).join('')
      this.emitFile({ type: 'asset', name: 'style.css', source })
    },
  }
}

function compile(file) {
  const { code, dependencies } = bundle({
    filename: file,
    minify: true,
    targets: browserTargets.lightningcss,
    analyzeDependencies: true,
  })
  return { code, dependencies }
}

function withHashedFiles(context, { code, dependencies }) {
  let text = code.toString()
  for (const { type, url, placeholder, loc } of dependencies) {
    if (type !== 'url') continue
    text = text.replaceAll(
      placeholder,
      /^(data:|#|https?:)/.test(url) ? url : emit(context, url, loc),
    )
  }
  return text
}

function emit(context, url, { filePath }) {
  const file = resolve(dirname(filePath), url)
  const reference = context.emitFile({
    type: 'asset',
    name: basename(file),
    source: readFileSync(file),
  })
  // Relative to the style sheet, which lies in the same folder.
  return context.getFileName(reference)
}

function listInRunOrder(context) {
  const order = []
  const seen = new Set()
  const visit = (id) => {
    if (seen.has(id)) return
    seen.add(id)
    const { importedIds, dynamicallyImportedIds } = context.getModuleInfo(id)
    for (const next of importedIds) visit(next)
    order.push(id)
    for (const next of dynamicallyImportedIds) visit(next)
  }
  for (const id of context.getModuleIds()) if (context.getModuleInfo(id).isEntry) visit(id)
  return order
}
