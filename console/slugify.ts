/** A key out of a name: "First report, published!" → "first-report-published". May be empty. */
export function slugify(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}

/** What the server takes as a key. */
export function isKey(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,99}$/.test(text)
}
