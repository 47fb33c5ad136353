/** Puts values into the `{name}` places of a text; a place without a value stays as it is. */
export function fillWords(text: string, values: object): string {
  const known = values as Record<string, string | number | undefined>
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(known[name] ?? place))
}
