import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { guideKinds } from '#contract/guide'

const recordSchema = z.object({
  /** Made at random for this data folder; given back on every start. */
  password: z.string(),
  /** The demo's environment; absent until it is made, and kept when somebody removes it. */
  environmentId: z.string().optional(),
  writeKey: z.string().optional(),
  secretKey: z.string().optional(),
  /**
   * The published version of the guide of each kind. Milestones, features and guides are made once;
   * after that they belong to whoever edits them.
   */
  guides: z.partialRecord(z.enum(guideKinds), z.string()).default({}),
  /** The moment that the history ends at, so that a resumed load tells the same story. */
  historyUntilMs: z.number().optional(),
  /** How many of its batches are stored. */
  historyBatches: z.number().default(0),
  isHistoryLoaded: z.boolean().default(false),
})
/** What the data folder remembers of the demo. */
export type DemoRecord = z.infer<typeof recordSchema>

const FILE = 'demo.json'

/** Undefined: there is no demo in this data folder yet. */
export function findDemoRecord(dataFolder: string): DemoRecord | undefined {
  let text: string
  try {
    text = readFileSync(join(dataFolder, FILE), 'utf8')
  } catch {
    return undefined
  }
  return recordSchema.parse(JSON.parse(text))
}

export function newDemoRecord(): DemoRecord {
  const password = randomBytes(12).toString('base64url')
  return { password, guides: {}, historyBatches: 0, isHistoryLoaded: false }
}

/** Readable by the owner of the process alone; a crash leaves the old file or the new one. */
export function keepDemoRecord(dataFolder: string, record: DemoRecord): void {
  mkdirSync(dataFolder, { recursive: true })
  const file = join(dataFolder, FILE)
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
