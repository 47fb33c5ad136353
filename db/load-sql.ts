import { readFileSync } from 'node:fs'

/** Reads an SQL file beside the calling module: `loadSql(import.meta.url, './query.sql')`. */
export function loadSql(moduleUrl: string, path: string): string {
  return readFileSync(new URL(path, moduleUrl), 'utf8')
}
