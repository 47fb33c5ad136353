/** One line of a trace: does it hold, does it not, or is that left to the page. */
export interface TraceEntry {
  verdict: 'holds' | 'fails' | 'open' | 'result'
  /** How far inside groups, from 0. */
  depth: number
  text: string
}

const verdicts: Readonly<Record<string, TraceEntry['verdict']>> = {
  '✓': 'holds',
  '✗': 'fails',
  '…': 'open',
  '→': 'result',
}

/** The lines of a trace as the server and the page write them; a line without a mark is open. */
export function readTrace(lines: readonly string[]): TraceEntry[] {
  return lines.map((line) => {
    const [, blanks = '', mark = '', text = line] = /^( *)([✓✗…→]) (.*)$/.exec(line) ?? []
    return { verdict: verdicts[mark] ?? 'open', depth: blanks.length / 2, text }
  })
}

/**
 * Why a guide is not shown, in one line: the first that fails, and inside a group the innermost of
 * its lines that does. Null: nothing fails.
 */
export function reasonIn(lines: readonly string[]): string | null {
  const entries = readTrace(lines)
  let at = entries.findIndex(({ verdict }) => verdict === 'fails')
  if (at < 0) return null
  for (const [index, entry] of entries.entries()) {
    const parent = entries[at]
    if (index <= at || !parent) continue
    if (entry.depth <= parent.depth) break
    if (entry.verdict === 'fails' && entry.depth === parent.depth + 1) at = index
  }
  return entries[at]?.text ?? null
}
