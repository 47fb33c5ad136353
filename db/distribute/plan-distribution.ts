/** A table of the catalogue, in the words of read-tables.sql. */
export interface PlannedTable {
  schema: 'public' | 'control'
  name: string
  refersTo: string[]
  policiesWithSubquery: string[]
}

/** What is so already, and what there is to do it with. */
export interface DistributionState {
  database: string
  tables: readonly PlannedTable[]
  /** `schema.name` of tables that Citus knows. */
  distributed: ReadonlySet<string>
  /** Roles that may log in. */
  rolesWithLogin: ReadonlySet<string>
  /** New sessions pass `set local` on to the workers. */
  isPropagating: boolean
  /** Of all tenant tables together; it is decided once. */
  shards: number
}

export interface PlannedStep {
  why: string
  sql: string
}

const roles = ['milepost_owner', 'milepost_app'] as const
/** The policy of a tenant table without its subquery, which Citus refuses. It says the same. */
const tenantRule =
  "environment_id = any(string_to_array(nullif(current_setting('app.environments', true), ''), ',')::uuid[])"

/**
 * The statements that turn a migrated database on a Citus coordinator into the distributed one, in
 * order. Each stands for itself: after a failure the rest is planned anew. Empty: it is done.
 */
export function planDistribution(state: DistributionState): PlannedStep[] {
  const { tables, distributed } = state
  const isOpen = ({ schema, name }: PlannedTable) => !distributed.has(`${schema}.${name}`)
  const control = referredFirst(tables.filter(({ schema }) => schema === 'control'))
  const tenant = referredFirst(tables.filter(({ schema }) => schema === 'public'))
  // Whatever is distributed first, the others stand beside.
  const first = tenant.find((table) => !isOpen(table)) ?? tenant[0]
  const placed = [...control, ...tenant].filter(isOpen)
  return [
    ...roles
      .filter((role) => !state.rolesWithLogin.has(role))
      .map((role) => ({
        why: 'Citus reaches the workers as the role whose statement it is, or who owns the table',
        sql: `alter role ${role} login`,
      })),
    ...(state.isPropagating
      ? []
      : [
          {
            why: 'Row level security on the workers needs app.environments of the transaction',
            sql: `alter database ${quoted(state.database)} set citus.propagate_set_commands = 'local'`,
          },
        ]),
    ...tenant.flatMap(({ name, policiesWithSubquery }) =>
      policiesWithSubquery.map((policy) => ({
        why: 'The policies of distributed tables hold no subquery',
        sql: `alter policy ${quoted(policy)} on public.${quoted(name)} using (${tenantRule})`,
      })),
    ),
    ...control.filter(isOpen).map((table) => ({
      why: 'Shared by all environments: a copy on every node',
      sql: `select create_reference_table(${literal(table)})`,
    })),
    ...tenant.filter(isOpen).map((table) => ({
      why: 'Sharded by environment, all of one environment on one node',
      sql: `select create_distributed_table(${literal(table)}, 'environment_id', ${
        table === first
          ? `colocate_with => 'none', shard_count => ${state.shards}`
          : `colocate_with => ${literal(first!)}`
      })`,
    })),
    ...placed.map((table) => ({
      why: 'The rows are in the shards; what the coordinator still holds of them is never read',
      sql: `select truncate_local_data_after_distributing_table(${literal(table)})`,
    })),
  ]
}

/** A table may be distributed once every table it refers to is. */
function referredFirst(tables: readonly PlannedTable[]): PlannedTable[] {
  const ordered = new Set<PlannedTable>()
  const add = (table: PlannedTable) => {
    for (const name of table.refersTo) {
      const referred = tables.find((other) => other.name === name)
      if (referred && !ordered.has(referred)) add(referred)
    }
    ordered.add(table)
  }
  for (const table of tables) add(table)
  return [...ordered]
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = ({ schema, name }: PlannedTable) => `'${schema}.${name.replaceAll("'", "''")}'`
