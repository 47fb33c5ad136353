import { writeFileSync } from 'node:fs'
import { cpus, platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './outcome.ts'
import { publishedPeers, publishedRows } from './published-rows.ts'
import type { HerdOutcome } from './scenarios/herd.ts'

export interface Results {
  browser: string
  outcomes: Outcome[]
  herd: HerdOutcome[]
  /** By the title of the scenario, which begins with its id. */
  peers: Map<string, Outcome>
}

/** Writes RESULTS.md and returns its text. */
export function writeResults(results: Results): string {
  const text = toMarkdown(results)
  writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), text)
  return text
}

function toMarkdown({ browser, outcomes, herd, peers }: Results): string {
  const rows = outcomes.map((outcome) => [
    outcome.id,
    outcome.what,
    outcome.captured,
    outcome.promised,
    outcome.stored,
    outcome.doubled,
    outcome.lost,
    outcome.wireDuplicates,
    outcome.figures,
    outcome.missed.length ? `**missed**: ${outcome.missed.join('; ')}` : 'held',
  ])
  return `# Delivery, measured

Written by \`npm run test:delivery\` on ${new Date().toISOString().slice(0, 10)}: ${browser} on ${platform()} with ${cpus().length} cores,
the built SDK, the application with PostgreSQL. Not to be edited.

## Acceptance
Promised: the event's IndexedDB transaction was complete before the trouble struck. Stored, doubled and
lost are counted in the database; sent again is what the server was sent more than once.

${toTable(
  [
    '',
    'scenario',
    'captured',
    'promised',
    'stored',
    'doubled',
    'lost',
    'sent again',
    'figures',
    '',
  ],
  rows,
)}

## D9: a herd of 200 pages
Simulated with the SDK's own outbox and sender on one clock, each page a browser of its own that tracks
every five seconds. Peaks are those of the worst second; the one after the outage is held to three times
the steady rate.

${toTable(
  ['outage', 'steady, requests/s', 'peak during', 'peak after', 'times steady', 'lost'],
  herd.map(({ outageMs, steady, peakDuring, peakAfter, lost }) => [
    `${outageMs / 1000} s`,
    steady.toFixed(1),
    peakDuring,
    peakAfter,
    (peakAfter / steady).toFixed(2),
    lost,
  ]),
)}

## The six scenarios in which other SDKs were measured
Distinct events of 50 that arrived; in brackets, how many were sent again.

${toTable(
  ['scenario', '**Milepost**', ...publishedPeers],
  [...peers].map(([title, { stored, wireDuplicates }]) => [
    title,
    `**${stored}** (${wireDuplicates ? `+${wireDuplicates}` : 0})`,
    ...(publishedRows[title.slice(0, 2)] ?? []),
  ]),
)}
`
}

function toTable(head: string[], rows: (string | number)[][]): string {
  const toRow = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  return [toRow(head), toRow(head.map(() => '---')), ...rows.map(toRow)].join('\n')
}
