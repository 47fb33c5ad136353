import type { SqlParams } from '../conditions/sql-params.ts'

/** A comment, a quoted text, a cast, or a named parameter, which alone is captured, with it as an instant. */
const tokens = /--[^\n]*|'(?:[^']|'')*'|::\w+|:([a-z][a-z0-9_]*)(::timestamptz)?/g

/** The names that `:name` stands for in a query, each once, in the order of their first use. */
export function namedParameters(query: string): string[] {
  const names = [...query.matchAll(tokens)].flatMap((match) => match[1] ?? [])
  return [...new Set(names)]
}

/**
 * Turns `:name` into the `$n` of its value, a text or null; the query casts it to what it needs.
 * Comments, quoted texts and `::casts` stay as they are. Throws for a name without a value.
 */
export function bindParameters(
  query: string,
  values: Readonly<Record<string, string | null>>,
  params: SqlParams,
): string {
  const instants = new Map<string, string>()
  // A text would be read as an instant again for every row that it is compared with.
  const instant = (value: string) => {
    const placeholder = instants.get(value) ?? `$${params.values.push(value)}::timestamptz`
    instants.set(value, placeholder)
    return placeholder
  }
  return query.replace(tokens, (token, name: string | undefined, isInstant: string | undefined) => {
    if (name === undefined) return token
    const value = values[name]
    if (value === undefined) throw new Error(`the query parameter :${name} has no value`)
    if (value === null) return `null::text${isInstant ?? ''}`
    return isInstant ? instant(value) : params.text(value)
  })
}

/** Puts relations in front of a query's own with list, so that they shadow the tables they are named after. */
export function withRelations(query: string, relations: string): string {
  return query.replace(/^with /m, () => `with ${relations},\n`)
}
