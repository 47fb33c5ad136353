/**
 * Orders two strings by code point, as PostgreSQL's collation "C" does: negative, 0 or positive.
 * JavaScript's own `<` orders by UTF-16 unit and so puts U+1F600 before U+FF5E.
 */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Moves surrogates behind the rest of the basic plane: that is where their code points lie. */
const rank = (unit: number) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x2800 : unit)
