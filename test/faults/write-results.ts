import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './outcome.ts'

const file = fileURLToPath(new URL('RESULTS.md', import.meta.url))
const GIB = 1024 ** 3

/** One try to catch a mutant. */
export interface Catch {
  title: string
  scenario: string
  /** In which run it was seen; undefined: in none. */
  run: number | undefined
  /** What gave it away. */
  signs: string[]
}

/** Writes the table of scenarios into RESULTS.md, and returns it. Those that were not run keep their rows. */
export function writeOutcomes(outcomes: readonly Outcome[]): string {
  const run = new Set(outcomes.map(({ id }) => id))
  const kept = readRows('Scenarios').filter(([id = '']) => !run.has(id))
  const fresh = outcomes.map((outcome) => [
    outcome.id,
    outcome.what,
    outcome.acknowledged,
    outcome.stored,
    outcome.doubled,
    outcome.lost,
    outcome.recoveryMs ?? '–',
    outcome.figures,
    outcome.missed.length ? `**missed**: ${outcome.missed.join('; ')}` : 'held',
  ])
  const rows = [...kept, ...fresh].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  const head = [
    '',
    'fault',
    'acknowledged',
    'stored',
    'doubled',
    'lost',
    'recovery, ms',
    'figures',
    '',
  ]
  return writeSection('Scenarios', toTable(head, rows))
}

/** Writes the table of mutants into RESULTS.md, and returns it. */
export function writeCatches(catches: readonly Catch[]): string {
  const run = new Set(catches.map(({ title }) => title))
  const kept = readRows('Mutants').filter(([title = '']) => !run.has(title))
  const fresh = catches.map(({ title, scenario, run, signs }) => [
    title,
    scenario,
    run === undefined ? '**not caught**' : `in run ${run}`,
    signs.join('; '),
  ])
  return writeSection(
    'Mutants',
    toTable(['broken on purpose', 'by', 'caught', 'what was seen'], [...kept, ...fresh]),
  )
}

/** The two parts may be run apart; each leaves the other as it is. */
function writeSection(title: string, table: string): string {
  const day = new Date().toISOString().slice(0, 10)
  const sections = ['Scenarios', 'Mutants'].map((name) => {
    const text = name === title ? `${machine()}, ${day}.\n\n${table}` : readSection(name)
    return `## ${name}\n${text.trim() || 'Not run yet.'}\n`
  })
  writeFileSync(
    file,
    `# Faults, measured\n\nWritten by \`npm run test:faults\`. Not to be edited; what is held is in [README](README.md).\n\n${sections.join('\n')}`,
  )
  return table
}

function readSection(title: string): string {
  if (!existsSync(file)) return ''
  const section = readFileSync(file, 'utf8').split(/^## /m)
  return section.find((text) => text.startsWith(title))?.slice(title.length) ?? ''
}

/** The cells of a table as it was written, without its head. */
function readRows(title: string): string[][] {
  const lines = readSection(title)
    .split('\n')
    .filter((line) => line.startsWith('| '))
  return lines.slice(2).map((line) => line.slice(2, -2).replaceAll('\\|', '|').split(' | '))
}

function machine(): string {
  const gib = Math.round(totalmem() / GIB)
  return `${platform()}, ${cpus().length} cores, ${gib} GiB, Node ${process.versions.node}`
}

function toTable(head: string[], rows: (string | number)[][]): string {
  const toRow = (cells: (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')).join(' | ')} |`
  return [toRow(head), toRow(head.map(() => '---')), ...rows.map(toRow)].join('\n')
}
