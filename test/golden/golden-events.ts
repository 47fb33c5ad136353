import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { newEnvironment } from '../harness/new-environment.ts'
import { eventAnswers } from './event-answers.ts'
import { readEventsFolder } from './events-folder.ts'
import { openGoldenApp } from './golden-app.ts'

/** `npm run golden -- <folder> --out <file>`: writes the product's answers as `{T1: …, T2: …}`. */
try {
  await answerFolder(readArguments())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exitCode = 1
}

async function answerFolder({ folder, out }: { folder: string; out: string }): Promise<void> {
  const events = readEventsFolder(folder)
  const { config } = events
  const app = await openGoldenApp({ notBeforeMs: Math.max(...config.as_of.map(Date.parse)) })
  try {
    const environment = await newEnvironment(app, {
      timeZone: config.project_timezone,
      weekStart: config.week_starts,
      passiveEvents: config.active_events_exclude,
    })
    const answers = await eventAnswers(app.database, environment, events)
    writeFileSync(out, `${JSON.stringify(answers, null, 1)}\n`)
    console.log(
      `${events.events.length} events in, answers at ${config.as_of.join(' and ')}: ${out}`,
    )
  } finally {
    await app.close()
  }
}

function readArguments(): { folder: string; out: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' } },
  })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1 || values.out === undefined) {
    console.error('Usage: npm run golden -- <folder> --out <file>')
    process.exit(2)
  }
  // npm runs scripts in the repository's root; paths are meant from where the person stands.
  const from = process.env['INIT_CWD'] ?? '.'
  return { folder: resolve(from, folder), out: resolve(from, values.out) }
}
