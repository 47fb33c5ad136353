/** An id that a person can read: `acc_northwind-lamps-k3x9q2`. */
export function newId(prefix: string, name = ''): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 24)
  const letters = crypto.getRandomValues(new Uint8Array(8))
  const tail = [...letters].map((byte) => (byte % 36).toString(36)).join('')
  return `${prefix}_${slug ? `${slug}-` : ''}${tail}`
}
