import type { Comparison, Operator, Scalar } from '#contract/condition'
import type { SqlParams } from './sql-params.ts'

/**
 * SQL for one comparison on a jsonb expression (of any type, or null): true or false, never null,
 * and never an error whatever the JSON holds. Says what `compare` says. `json` gives the expression
 * and is asked only if it is used: a parameter that no SQL mentions is an error of its own.
 */
export function compileComparison(
  json: () => string,
  { op, value }: Comparison,
  params: SqlParams,
): string {
  return `coalesce(${leaf(json, op, value, params)}, false)`
}

/**
 * The same for what an object holds at `a.b.c`. Whether it is a certain text or truth value is asked of the object
 * as a whole, a third cheaper than taking the value out of 100,000 of them.
 */
export function compileComparisonAt(
  jsonColumn: string,
  path: string,
  comparison: Comparison,
  params: SqlParams,
): string {
  const { op, value } = comparison
  const keys = path.split('.')
  const isAskedOfWhole = op === 'is' && (typeof value === 'string' || typeof value === 'boolean')
  if (!isAskedOfWhole || ![...keys, String(value)].every(isStorable)) {
    return compileComparison(() => compilePath(jsonColumn, path, params), comparison, params)
  }
  const names = keys.map((key) => params.text(key))
  const wanted = names.reduceRight(
    (held, name) => `jsonb_build_object(${name}, ${held})`,
    typeof value === 'string' ? params.text(value) : `${value}`,
  )
  // In a query of its own it is made once, not for every row.
  return `coalesce(${jsonColumn} @> (select ${wanted}), false)`
}

/** SQL for reading `a.b.c`: `->` with a text looks at objects only, so lists are values here too. */
export function compilePath(jsonColumn: string, path: string, params: SqlParams): string {
  const keys = path.split('.')
  if (!keys.every(isStorable)) return 'null::jsonb'
  return `(${[jsonColumn, ...keys.map((key) => params.text(key))].join(' -> ')})`
}

function leaf(
  json: () => string,
  op: Operator,
  value: Comparison['value'],
  params: SqlParams,
): string {
  if (op === 'exists') {
    return `case jsonb_typeof(${json()}) when 'number' then ${toDouble(json())} is not null else jsonb_typeof(${json()}) <> 'null' end`
  }
  if (op === 'isOneOf') {
    const parts = Array.isArray(value) ? value.map((one) => isSame(json, one, params)) : []
    return parts.map((part) => `coalesce(${part}, false)`).join(' or ') || 'false'
  }
  if (value === undefined || Array.isArray(value)) return 'false'
  if (op === 'is') return isSame(json, value, params)
  if (op === 'contains') return contains(json, value, params)
  if (op === 'startsWith' || op === 'endsWith') {
    return typeof value === 'string' ? text(json, op, value, params) : 'false'
  }
  return typeof value === 'string'
    ? text(json, orders[op], value, params)
    : typeof value === 'number'
      ? number(json, orders[op], value, params)
      : 'false'
}

const orders = { greaterThan: '>', atLeast: '>=', lessThan: '<', atMost: '<=' } as const
type Order = (typeof orders)[keyof typeof orders]

function isSame(json: () => string, value: Scalar, params: SqlParams): string {
  if (typeof value === 'number') return number(json, '=', value, params)
  if (typeof value === 'boolean') return `${json()} = '${value}'::jsonb`
  // In a query of its own it is made once, not for every row.
  return isStorable(value) ? `${json()} = (select to_jsonb(${params.text(value)}))` : 'false'
}

function contains(json: () => string, value: Scalar, params: SqlParams): string {
  const elements = `jsonb_array_elements(case jsonb_typeof(${json()}) when 'array' then ${json()} else '[]'::jsonb end)`
  const isElement = isSame(() => 'element.value', value, params)
  const inList = `exists (select from ${elements} as element (value) where ${isElement})`
  if (typeof value !== 'string') return inList
  return `case jsonb_typeof(${json()}) when 'array' then ${inList} else ${text(json, 'contains', value, params)} end`
}

function text(
  json: () => string,
  test: Order | 'contains' | 'startsWith' | 'endsWith',
  value: string,
  params: SqlParams,
): string {
  if (!isStorable(value)) return 'false'
  const actual = `(${json()} #>> '{}') collate "C"`
  const wanted = params.text(value)
  const tests = {
    contains: `strpos(${actual}, ${wanted}) > 0`,
    startsWith: `starts_with(${actual}, ${wanted})`,
    endsWith: `right(${actual}, length(${wanted})) = ${wanted}`,
  }
  const result = test in tests ? tests[test as keyof typeof tests] : `${actual} ${test} ${wanted}`
  return `case when jsonb_typeof(${json()}) = 'string' then ${result} end`
}

function number(json: () => string, order: Order | '=', value: number, params: SqlParams): string {
  if (!Number.isFinite(value)) return 'false'
  const result = `${toDouble(json())} ${order} ${params.text(String(value))}::float8`
  return `case when jsonb_typeof(${json()}) = 'number' then ${result} end`
}

/**
 * The number as JSON.parse reads it. PostgreSQL raises where a numeric overflows or underflows a
 * double; JavaScript makes these Infinity (which counts as missing) and 0.
 */
function toDouble(json: string): string {
  const size = `abs((${json})::numeric)`
  return `(case when ${size} >= 1.7976931348623158e308 then null when ${size} < 2.4703282292062329e-324 then 0 else (${json})::numeric::float8 end)`
}

/** PostgreSQL keeps no NUL, so that no stored text can be compared with one. */
const isStorable = (value: string) => !value.includes('\0')
