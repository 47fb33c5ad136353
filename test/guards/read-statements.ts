import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One piece of SQL as it stands in the source, interpolations included. */
export interface Statement {
  /** `db/ingest/lock-rows.ts:34` */
  place: string
  text: string
}

/**
 * Every SQL text of these folders: .sql files whole, and of .ts files each outermost template that
 * reads or writes a table. Comments are left out. Tests, migrations and what is written of them are not
 * read: they run on one machine, or before there is anything to distribute.
 */
export function readStatements(root: string, folders: readonly string[]): Statement[] {
  return folders.flatMap((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[]).sort().flatMap((name) => {
      const path = `${folder}/${name}`
      if (/\.test\.ts$|migrations\/|schema\.sql$/.test(path)) return []
      if (path.endsWith('.sql')) return [{ place: path, text: withoutComments(read(root, path)) }]
      if (!path.endsWith('.ts')) return []
      return templatesOf(read(root, path)).flatMap(({ line, text }) =>
        /\b(select|insert|update|delete|merge|with)\b/i.test(text)
          ? [{ place: `${path}:${line}`, text: withoutComments(text) }]
          : [],
      )
    }),
  )
}

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8')
const withoutComments = (sql: string) => sql.replace(/^\s*--.*$/gm, '')

/** The outermost template literals of a source, with those inside their interpolations. */
export function templatesOf(source: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = []
  const code = source.replace(/^\s*(\/\/|\/?\*).*$/gm, (comment) => ' '.repeat(comment.length))
  for (let at = code.indexOf('`'); at >= 0; at = code.indexOf('`', at)) {
    const end = endOfTemplate(code, at + 1)
    found.push({ line: code.slice(0, at).split('\n').length, text: code.slice(at + 1, end - 1) })
    at = end
  }
  return found
}

/** The place behind the backtick that ends the template whose text begins at `at`. */
function endOfTemplate(code: string, at: number): number {
  for (let index = at; index < code.length; index += 1) {
    if (code[index] === '\\') index += 1
    else if (code[index] === '`') return index + 1
    else if (code.startsWith('${', index)) index = endOfInterpolation(code, index + 2) - 1
  }
  return code.length
}

function endOfInterpolation(code: string, at: number): number {
  for (let index = at, depth = 1; index < code.length; index += 1) {
    if (code[index] === '`') index = endOfTemplate(code, index + 1) - 1
    else if (code[index] === '{') depth += 1
    else if (code[index] === '}' && (depth -= 1) === 0) return index + 1
  }
  return code.length
}
