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
    const random = Array.from(draw(), (value) => toHex(value, 4))
    return (toHex(lastMs, 12) + random.join('')).replace(
      /(.{8})(.{4})(.{3})(.)(.{3})(.{12})./,
      (_, high, low, first, variant, second, node) =>
        `${high}-${low}-7${first}-${'89ab'[parseInt(variant, 16) & 3]}${second}-${node}`,
    )
  }
}

const toHex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
