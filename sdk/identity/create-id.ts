/**
 * Makes ids that sort by the order they were made in: UUIDv7, 48 bits of time and 74 random ones.
 * Within a page the time part always grows, so events of one millisecond keep their order.
 */
export function createIdMaker(
  now: () => number,
  // Not randomUUID, which plain http pages do not have.
  draw: () => Iterable<number> = () => crypto.getRandomValues(new Uint16Array(5)),
): () => string {
  let lastMs = 0
  return () => {
    lastMs = Math.max(now(), lastMs + 1)
    const time = toHex(lastMs, 12)
    const [first = 0, ...rest] = draw()
    const [second = '', ...node] = rest.map((value) => toHex(value, 4))
    const variant = toHex(8 + (first >> 14), 1)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${toHex(first & 0xfff, 3)}-${variant}${second.slice(1)}-${node.join('')}`
  }
}

const toHex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
