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

/** Writes the table of scenarios into RESULTS.md, and returns it. */
export function writeOutcomes(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => [
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
  const rows = catches.map(({ title, scenario, run, signs }) => [
    title,
    scenario,
    run === undefined ? '**not caught**' : `in run ${run}`,
    signs.join('; '),
  ])
  return writeSection(
    'Mutants',
    toTable(['broken on purpose', 'by', 'caught', 'what was seen'], rows),
  )
}

/** The two parts may be run apart; each leaves the other as it is. */
function writeSection(title: string, table: string): string {
  const day = new Date().toISOString().slice(0, 10)
  const section = `${machine()}, ${day}.\n\n${table}\n`
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const sections = ['Scenarios', 'Mutants'].map((name) => {
    const kept = new RegExp(`^## ${name}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(old)?.[1]
    const text = name === title ? section : (kept?.trim() ?? 'Not run yet.')
    return `## ${name}\n${text.trim()}\n`
  })
  writeFileSync(
    file,
    `# Faults, measured\n\nWritten by \`npm run test:faults\`. Not to be edited; what is held is in [README](README.md).\n\n${sections.join('\n')}`,
  )
  return table
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
