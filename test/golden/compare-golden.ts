/** How a pair of numbers is compared: alike to the digit, relative to the expected, or not at all. */
export type Rule = 'exact' | { relative: number } | 'ignore'

/** The rule for every value whose path matches, such as `ttfv.median_ms.log.estimate`. */
export type PathRule = { path: RegExp; rule: Rule }

/** Where an answer differs from the golden one. `absent` stands for a key or element that is not there. */
export type Difference = { path: string; expected: unknown; actual: unknown; why: string }

const PROBABILITY: Rule = { relative: 1e-9 }

/** The tolerances that every golden file shares; a caller's rules come before them. */
const SHARED_RULES: readonly PathRule[] = [
  { path: /(^|\.)p(_value)?$/, rule: { relative: 1e-6 } },
  { path: /(^|\.)(median_ms|quantile_ms)\./, rule: 'exact' },
]

/**
 * Lists where `actual` differs from `expected`, in the order of `expected`. Counts, ids and text are
 * exact; other numbers agree within 1e-9 relative to the expected value, p-values within 1e-6. Null
 * is null: never 0, never absent. A whole number answered with another whole number is a count, and
 * off by one is off. Keys that were not expected are differences too.
 */
export function compareGolden(
  expected: unknown,
  actual: unknown,
  { pathRules = [] }: { pathRules?: readonly PathRule[] } = {},
): Difference[] {
  const rules = [...pathRules, ...SHARED_RULES]
  return compareAt('', expected, actual, (path) => {
    return rules.find((candidate) => candidate.path.test(path))?.rule ?? PROBABILITY
  })
}

function compareAt(
  path: string,
  expected: unknown,
  actual: unknown,
  ruleFor: (path: string) => Rule,
): Difference[] {
  const rule = ruleFor(path)
  if (rule === 'ignore') return []
  const difference = (why: string): Difference[] => [{ path, expected, actual, why }]
  if (isRecord(expected)) {
    if (!isRecord(actual) || Array.isArray(actual) !== Array.isArray(expected)) {
      return difference(`expected ${nameOfShape(expected)}`)
    }
    return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((key) => {
      const childPath = path === '' ? key : `${path}.${key}`
      if (ruleFor(childPath) === 'ignore') return []
      if (!Object.hasOwn(actual, key)) return absent(childPath, expected[key], 'missing')
      if (!Object.hasOwn(expected, key)) return absent(childPath, actual[key], 'not expected')
      return compareAt(childPath, expected[key], actual[key], ruleFor)
    })
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    return agree(expected, actual, rule) ? [] : difference(describe(expected, actual, rule))
  }
  return Object.is(expected, actual) ? [] : difference(`expected ${JSON.stringify(expected)}`)
}

function agree(expected: number, actual: number, rule: Exclude<Rule, 'ignore'>): boolean {
  if (expected === actual) return true
  if (rule === 'exact') return false
  if (Number.isInteger(expected) && Number.isInteger(actual)) return false
  return Math.abs(actual - expected) <= rule.relative * Math.abs(expected)
}

function describe(expected: number, actual: number, rule: Exclude<Rule, 'ignore'>): string {
  if (rule === 'exact') return 'must be exact'
  const off = Math.abs(actual - expected) / Math.abs(expected)
  return `off by ${off.toExponential(2)}, at most ${rule.relative} allowed`
}

function absent(path: string, value: unknown, why: 'missing' | 'not expected'): Difference[] {
  return why === 'missing'
    ? [{ path, expected: value, actual: undefined, why }]
    : [{ path, expected: undefined, actual: value, why }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function nameOfShape(value: object): string {
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}
