import type { SqlParams } from '../conditions/sql-params.ts'

/** A comment, a quoted text, a cast, or a named parameter, which alone is captured, with it as an instant or day. */
const tokens = /--[^\n]*|'(?:[^']|'')*'|::\w+|:([a-z][a-z0-9_]*)(::timestamptz|::date)?/g

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
  const times = new Map<string, string>()
  // A text would be read as an instant or day again for every row that it is compared with.
  const time = (value: string, cast: string) => {
    const placeholder = times.get(value + cast) ?? `$${params.values.push(value)}${cast}`
    times.set(value + cast, placeholder)
    return placeholder
  }
  return query.replace(tokens, (token, name: string | undefined, cast: string | undefined) => {
    if (name === undefined) return token
    const value = values[name]
    if (value === undefined) throw new Error(`the query parameter :${name} has no value`)
    if (value === null) return `null::text${cast ?? ''}`
    return cast ? time(value, cast) : params.text(value)
  })
}

/** Puts relations in front of a query's own with list, so that they shadow the tables they are named after. */
export function withRelations(query: string, relations: string): string {
  return query.replace(/^with /m, () => `with ${relations},\n`)
}
