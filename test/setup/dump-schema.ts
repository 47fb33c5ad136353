import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeSchema } from '../../db/describe-schema.ts'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'
import { migrateDatabase } from '../../db/migrate.ts'

/** `npm run db:dump`: writes db/schema.sql as the migrations make it. */
const dataFolder = await mkdtemp(join(tmpdir(), 'milepost-dump-'))
const server = await startEmbeddedPostgres({ dataFolder, log: () => {} })
try {
  await migrateDatabase({ url: server.url, log: () => {} })
  const file = new URL('../../db/schema.sql', import.meta.url)
  await writeFile(file, await describeSchema(server.url))
} finally {
  await server.stop()
  await rm(dataFolder, { recursive: true, force: true })
}
