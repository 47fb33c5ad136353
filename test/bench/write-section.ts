import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const file = new URL('./RESULTS.md', import.meta.url)

/** Puts the result of one benchmark into RESULTS.md, in place of its last one. */
export function writeSection(name: string, text: string): void {
  const begin = `<!-- ${name} -->`
  const end = `<!-- /${name} -->`
  const section = `${begin}\n${text.trim()}\n${end}`
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Results of the last runs\n'
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  const after =
    from >= 0 && to > from
      ? before.slice(0, from) + section + before.slice(to + end.length)
      : `${before.trimEnd()}\n\n${section}\n`
  writeFileSync(file, after)
}
