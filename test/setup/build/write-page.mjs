import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Puts the hashed names into the page's HTML, in place of `<script … src="./main.tsx">` and of other
 * files beside it (`href="./favicon.svg"`), and into manifest.json `{script, style, preload}` for
 * pages that the server writes.
 */
export function writePage({ html, base }) {
  return {
    name: 'write-page',
    buildStart() {
      if (existsSync(html)) this.addWatchFile(html)
    },
    generateBundle(_, output) {
      const files = Object.values(output)
      const entry = files.find((file) => file.isEntry)
      const style = files.find((file) => file.fileName.endsWith('.css'))?.fileName
      const manifest = {
        script: base + entry.fileName,
        ...(style && { style: base + style }),
        preload: listStaticImports(entry, output).map((file) => base + file),
      }
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.json',
        source: `${JSON.stringify(manifest, null, 2)}\n`,
      })
      if (!existsSync(html)) return
      this.emitFile({
        type: 'asset',
        fileName: 'index.html',
        source: copyLinked(
          this,
          insertNames(readFileSync(html, 'utf8'), manifest, html),
          html,
          base,
        ),
      })
    },
  }
}

function listStaticImports(entry, output, seen = new Set()) {
  for (const name of entry.imports) {
    if (seen.has(name) || !output[name]) continue
    seen.add(name)
    listStaticImports(output[name], output, seen)
  }
  return [...seen]
}

function insertNames(text, { script, style, preload }, html) {
  const tag = /<script\b[^>]*\bsrc="[^"]*main\.tsx"[^>]*><\/script>/
  if (!tag.test(text)) throw new Error(`${html} has no <script src="./main.tsx">`)
  const tags = [
    style && `<link rel="stylesheet" href="${style}">`,
    ...preload.map((file) => `<link rel="modulepreload" href="${file}">`),
    `<script type="module" src="${script}"></script>`,
  ]
  return text.replace(tag, () => tags.filter(Boolean).join('\n    '))
}

function copyLinked(context, text, html, base) {
  return text.replace(/\b(href|src)="\.\/([^"]+)"/g, (_, attribute, path) => {
    const source = readFileSync(join(dirname(html), path))
    const reference = context.emitFile({ type: 'asset', name: basename(path), source })
    return `${attribute}="${base}${context.getFileName(reference)}"`
  })
}
