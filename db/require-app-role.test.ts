import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../test/harness/test-database.ts'
import { openDatabase } from './client.ts'
import { requireAppRole } from './require-app-role.ts'

let testDatabase: TestDatabase
beforeAll(async () => {
  testDatabase = await newTestDatabase()
})
afterAll(() => testDatabase.drop())

async function requireAt(url: string): Promise<void> {
  const database = openDatabase({ url })
  try {
    await requireAppRole(database)
  } finally {
    await database.close()
  }
}

describe('requireAppRole', () => {
  it('takes the role that the client asks for', async () => {
    await expect(requireAt(testDatabase.url)).resolves.toBeUndefined()
  })

  it('refuses a connection that came to be somebody else, as behind a pooler', async () => {
    const url = new URL(testDatabase.url)
    url.searchParams.set('role', 'none')
    await expect(requireAt(url.href)).rejects.toThrow(/past row level security.*set role/)
  })
})
