/** The text fields of a form by name, without spaces around them. */
export function readForm(form: HTMLFormElement): Readonly<Record<string, string>> {
  const fields = [...new FormData(form)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : '',
  ])
  return Object.fromEntries(fields)
}
