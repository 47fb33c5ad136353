import { parseArgs } from 'node:util'
import { CannotDistribute } from './cannot-distribute.ts'
import { distributeDatabase } from './distribute-database.ts'

/** `npm run db:distribute [-- --plan] [-- --shards <number>]`: see db/scale-out.md. */
const { values } = parseArgs({
  options: { plan: { type: 'boolean' }, shards: { type: 'string' } },
})
try {
  await distributeDatabase({
    url: readUrl(process.env),
    shards: readShards(values.shards),
    planOnly: values.plan ?? false,
    log: (line) => console.log(line),
  })
} catch (error) {
  if (!(error instanceof CannotDistribute)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 1
}

/** Past a pooler, as migrations go: locks of the session are held, and statements may take long. */
function readUrl({ DATABASE_URL, DATABASE_URL_DIRECT }: NodeJS.ProcessEnv): string {
  const url = DATABASE_URL_DIRECT || DATABASE_URL
  if (url) return url
  throw new CannotDistribute(
    'database_url_missing',
    'The embedded database is one machine for good. Set DATABASE_URL (or DATABASE_URL_DIRECT) to ' +
      'the Citus coordinator: DATABASE_URL=postgres://user:password@coordinator:5432/milepost',
  )
}

function readShards(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new CannotDistribute('shards_invalid', '--shards takes a whole number from 1 to 9999.')
}
