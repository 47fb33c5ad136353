import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { metricIds } from '#contract/metric-report'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSqlParams } from '../../db/conditions/sql-params.ts'
import { openDatabase, type Database } from '../../db/client.ts'
import { bindParameters, namedParameters, withRelations } from '../../db/metrics/bind-parameters.ts'
import { catalog } from '../../db/metrics/catalog.ts'
import { levelUnits } from '../../db/metrics/level-units.ts'
import { noGroups } from '../../db/metrics/unit-groups.ts'
import { valuedUnits } from '../../db/metrics/valued-units.ts'
import { newTestDatabase } from '../harness/test-database.ts'
import { metricsTable } from './metrics-table.ts'

const FOLDER = fileURLToPath(new URL('../../db/metrics/', import.meta.url))
const folders = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'estimators')
  .map((entry) => entry.name)

/** Something of the right shape for every parameter that is not an instant or a key. */
const shapes: Record<string, string | null> = {
  environment_id: uuidv7(),
  as_of: '2026-03-30T12:00:00.000Z',
  from: null,
  to: '2026-03-30T12:00:00.000Z',
  level: 'account',
  time_zone: 'Europe/Berlin',
  funnel_key: 'onboarding',
  phases: '[["a", "b"], ["c"]]',
  reached_since_met: '{}',
  recent_since: '2026-03-02T12:00:00.000Z',
  recent_day: '2026-03-02',
  is_bounded: 'true',
  is_past: 'false',
  milestone: 'a',
  guide: 'a',
  version_id: uuidv7(),
  milestones: '[{"step_key": "a", "milestone_key": "b"}]',
  per: 'month',
  week_shift: '0',
  words_offset: '0',
  words_limit: '20',
  segment: null,
  group_by: null,
  interval: 'week',
  week_start: 'monday',
  begin: '2026-01-31',
  last_day: '2026-03-30',
}

let database: Database
beforeAll(async () => {
  database = openDatabase({ url: (await newTestDatabase()).url })
})
afterAll(() => database.close())

describe('metrics', () => {
  it('have a folder each, are in the catalogue and in the contract, under one name', () => {
    expect(folders).toEqual([...metricIds].sort())
    expect(Object.keys(catalog)).toEqual([...metricIds])
    expect(Object.values(catalog).map(({ metric }) => metric.id)).toEqual([...metricIds])
  })

  it.each(folders)('%s lies beside its SQL and its proof', (name) => {
    const missing = ['metric.ts', 'query.sql', `${name}.test.ts`].filter(
      (file) => !existsSync(`${FOLDER}${name}/${file}`),
    )
    expect(missing).toEqual([])
  })

  it.each(metricIds)('%s takes the parameters it declares, and no others', (id) => {
    const declared = Object.keys(catalog[id].metric.params.shape)
    expect(namedParameters(queryOf(id)).sort()).toEqual(declared.sort())
  })

  it.each(metricIds)(
    '%s is explained on the migrated schema and gives the columns of its row',
    async (id) => {
      const environmentId = uuidv7()
      const params = newSqlParams([environmentId])
      const firstValue = { milestone: { key: 'a', name: 'A' }, isKept: false }
      const valued = valuedUnits(firstValue, { level: 'account' }, params)
      const relations = [levelUnits.account, valued, noGroups].join(',\n')
      const text = withRelations(bindParameters(queryOf(id), shapes, params), relations)
      await database.withTenants([environmentId], async (sql) => {
        const plan = await sql.unsafe(`explain ${text}`, params.values as string[])
        expect(plan.length).toBeGreaterThan(0)
        const { columns } = await sql.unsafe(
          `select * from (${text}) answer limit 0`,
          params.values as string[],
        )
        expect(columns.map((column) => column.name)).toEqual(
          Object.keys(catalog[id].metric.row.shape),
        )
      })
    },
  )

  it('are listed in db/metrics/README.md as they are defined', () => {
    expect(readFileSync(`${FOLDER}README.md`, 'utf8')).toContain(metricsTable())
  })
})

function queryOf(id: string): string {
  return readFileSync(`${FOLDER}${id}/query.sql`, 'utf8')
}
