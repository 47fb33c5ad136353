/** Collects the `$n` parameters of a statement while its text is built. */
export interface SqlParams {
  /** In the order of their numbers; hand them to `sql.unsafe(text, values)`. */
  values: unknown[]
  /** Adds a text (once, however often it is asked for) and returns its placeholder: `$3::text`. */
  text(value: string): string
}

/** Starts numbering behind the parameters that the statement already has. */
export function newSqlParams(first: readonly unknown[] = []): SqlParams {
  const values = [...first]
  const placeholders = new Map<string, string>()
  return {
    values,
    text(value) {
      const placeholder = placeholders.get(value) ?? `$${values.push(value)}::text`
      placeholders.set(value, placeholder)
      return placeholder
    },
  }
}
