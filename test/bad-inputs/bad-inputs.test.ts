import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../harness/test-database.ts'
import { readCatalogue } from './catalogue.ts'
import { runCatalogue, type Outcome } from './run-catalogue.ts'

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** `catalogue.json` came with the product's brief; `neighbours.json` are other inputs of its classes. */
const names = ['catalogue.json', 'neighbours.json'] as const

describe.each(names)('%s', (name) => {
  let database: TestDatabase
  let outcomes: Outcome[]
  beforeAll(async () => {
    database = await newTestDatabase()
    const catalogue = readCatalogue(fileOf(name))
    outcomes = await runCatalogue(catalogue, { databaseUrl: database.url, isForeign: false })
  }, 400_000)
  afterAll(() => database.drop())

  test('every case is answered as expected, or said to need what is not built', () => {
    const faults = outcomes.flatMap(({ one, failures }) =>
      failures.map((failure) => `${one.id} ${one.name}: ${failure}`),
    )
    expect(faults, faults.join('\n')).toEqual([])
    expect(outcomes.length).toBe(readCatalogue(fileOf(name)).cases.length)
  })

  test('nothing waits for what is not built but identity tokens and webhooks', () => {
    const waiting = outcomes.flatMap(({ one, notBuilt }) => (notBuilt ? [one.id] : []))
    expect(waiting).toEqual(name === 'catalogue.json' ? ['G14', 'K01', 'K02', 'K03'] : [])
  })
})
