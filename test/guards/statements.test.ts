import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findStatementBreaches } from './find-statement-breaches.ts'
import { readStatements, templatesOf } from './read-statements.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const schema = readFileSync(`${root}db/schema.sql`, 'utf8')
const tenantTables = [...schema.matchAll(/^(?:partitioned )?table public\.(\w+)/gm)].map(
  ([, name]) => name!,
)

/** Statements that are sound though they do not look so: the file and what stands behind it. */
const sound: Record<string, string> = {
  'db/facts/active-days.ts': 'its days name the environment',
  'db/facts/backfill-definition.ts': 'rowOf() names the environment',
  'db/facts/facts-as-of.ts': 'reads relations of its own clause, which name the environment',
  'db/facts/guide-facts.ts': 'writes rows that name the environment',
  'db/facts/rederive-units.ts': 'reads the tables of the facts clause, which names the environment',
  'db/facts/write-milestone-facts.ts': 'reads the tables of the facts clause',
  'db/metrics/feature-adoption/count-unsure-uses.ts': 'reads the tables of the facts clause',
  'db/metrics/retention/rolling-days.ts': 'reads the tables of the facts clause',
  'db/metrics/time-to-first-value/find-last-seen.ts': 'reads the tables of the facts clause',
  'db/metrics/time-to-first-value/reached-since-met.ts': 'reads the tables of the facts clause',
}

const breachesOf = (text: string) =>
  findStatementBreaches([{ place: 'here', text }], tenantTables).map(({ rule }) => rule)

describe('the statements of db and api', () => {
  const statements = readStatements(root, ['db', 'api'])
  const breaches = findStatementBreaches(statements, tenantTables)
  const fileOf = (place: string) => place.split(':')[0]!

  it('each stay within one environment, so that one node of Citus can answer', () => {
    expect(statements.length).toBeGreaterThan(150)
    expect(breaches.filter(({ place }) => !(fileOf(place) in sound))).toEqual([])
  })

  it('have no exception that is needed no more', () => {
    const needed = new Set(breaches.map(({ place }) => fileOf(place)))
    expect(Object.keys(sound).filter((file) => !needed.has(file))).toEqual([])
  })
})

describe('findStatementBreaches', () => {
  it.each([
    ['crosses_environments', 'select count(*) from users'],
    [
      'crosses_environments',
      'select from events e where environment_id = $1 and exists (select from users u where u.id = e.user_id)',
    ],
    [
      'crosses_environments',
      'select from events a join events b on a.user_id = b.user_id where a.environment_id = $1',
    ],
    [
      'locks_across_environments',
      'select id from users where environment_id = any ($1) order by id for no key update',
    ],
    [
      'writes_environment',
      'update users set name = $1, environment_id = $2 where environment_id = $3',
    ],
    [
      'writes_environment',
      'insert into users (environment_id) values ($1) on conflict do update set environment_id = $2',
    ],
    ['merge', 'merge into control.keys using (values (1)) as v on true when matched then delete'],
    ['skip_locked', 'select id from outbox for update skip locked'],
    ['set_config', "select set_config('app.environments', $1, true)"],
  ])('reports %s', (rule, text) => {
    expect(breachesOf(text)).toContain(rule)
  })

  it('takes what stays within one environment', () => {
    expect(
      breachesOf(
        'select from users where environment_id = $1 and id = any ($2) order by id for no key update',
      ),
    ).toEqual([])
    expect(breachesOf('update users set name = $2 where environment_id = $1')).toEqual([])
  })
})

describe('templatesOf', () => {
  it('takes a template whole, with the templates inside it', () => {
    const source = 'const a = sql`select ${b ? sql`x` : `{`} from users`\nconst c = `two`'
    expect(templatesOf(source)).toEqual([
      { line: 1, text: 'select ${b ? sql`x` : `{`} from users' },
      { line: 2, text: 'two' },
    ])
  })
})
