import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../../test/harness/test-database.ts'
import { findBreaches } from './find-breaches.ts'

let testDatabase: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  testDatabase = await newTestDatabase()
  sql = postgres(testDatabase.url, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await sql.end()
  await testDatabase.drop()
})

/** What is reported of the migrated database with these tables in it, which go again. */
async function breachesWith(tables: string): Promise<string[]> {
  let found: string[] = []
  const undone = new Error('undone')
  await sql
    .begin(async (tx) => {
      await tx.unsafe(tables)
      found = (await findBreaches(tx)).map(({ rule, place }) => `${rule}: ${place}`)
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return found
}

const key = 'environment_id uuid, id text, primary key (environment_id, id)'

describe('findBreaches', () => {
  it.each([
    ['no_environment_key: badges', 'create table badges (environment_id uuid, id text)'],
    [
      'no_environment_key: badges',
      'create table badges (environment_id uuid, id text, primary key (id, environment_id))',
    ],
    // Another type would hash to other nodes.
    ['no_environment_key: badges', `create table badges (${key.replace('uuid', 'text')})`],
    [
      'unique_without_environment: badges_name_key',
      `create table badges (${key}, name text unique)`,
    ],
    [
      'unique_without_environment: badges_name_excl',
      `create table badges (${key}, name int4range, exclude using gist (name with &&))`,
    ],
    [
      'foreign_key_to_local: badges_member_fkey of badges',
      `create table badges (${key}, member text references auth."user" (id))`,
    ],
    [
      'foreign_key_to_local: plans_member_fkey of control.plans',
      'create table control.plans (id uuid primary key, member text references auth."user" (id))',
    ],
    [
      'foreign_key_to_tenant: plans_environment_id_user_id_fkey of control.plans',
      `create table control.plans (environment_id uuid, user_id text,
        foreign key (environment_id, user_id) references users (environment_id, id))`,
    ],
    [
      'foreign_key_without_environment: badges_at_user_id_fkey of badges',
      `create table badges (${key}, at uuid, user_id text,
        foreign key (at, user_id) references users (environment_id, id))`,
    ],
    [
      'foreign_key_writes_environment: badges_environment_id_user_id_fkey of badges',
      `create table badges (${key}, user_id text,
        foreign key (environment_id, user_id) references users (environment_id, id) on delete set null)`,
    ],
    [
      'trigger: touched of badges',
      `create table badges (${key});
       create trigger touched before update on badges
         for each row execute function suppress_redundant_updates_trigger()`,
    ],
  ])('reports %s', async (breach, tables) => {
    expect(await breachesWith(tables)).toEqual([breach])
  })

  it('takes a table that keeps to the rules, and leaves local ones alone', async () => {
    const tables = `
      create table badges (${key}, name text, user_id text, unique (environment_id, name),
        foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
        foreign key (environment_id) references control.environments (id));
      create table auth.devices (id text primary key, member text references auth."user" (id))`
    expect(await breachesWith(tables)).toEqual([])
  })
})
