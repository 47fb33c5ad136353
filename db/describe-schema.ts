import postgres from 'postgres'
import { loadSql } from './load-sql.ts'

const description = loadSql(import.meta.url, './describe-schema.sql')

/** The migrated database in words, the same on every PostgreSQL we support: the text of db/schema.sql. */
export async function describeSchema(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe<{ description: string }[]>(description)
    return row?.description ?? ''
  } finally {
    await sql.end({ timeout: 5 })
  }
}
