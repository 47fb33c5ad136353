import { describe, expect, test } from 'vitest'
import type { Condition } from '../condition.ts'
import type { Locator } from '../locator.ts'
import { countEvents } from './count-events.ts'
import type { ConditionFacts } from './evaluate-condition.ts'
import { evaluateCondition } from './evaluate-condition.ts'
import { traceToText } from './trace-to-text.ts'

const nowMs = Date.UTC(2026, 2, 1)
const history = [
  { name: 'Report published', properties: { format: 'pdf' }, occurredAtMs: nowMs - 1 },
]
const facts: ConditionFacts = {
  user: { id: 'u1', createdAtMs: nowMs, traits: { role: 'admin', id: 'not this one' } },
  account: { id: 'acme', createdAtMs: null, traits: { plan: 'free', seats: { used: 3 } } },
  countEvents: (term) => countEvents(term, history, nowMs),
  isReached: (key) => key === 'first-report',
  isInSegment: (key) => key === 'trial',
  pageUrl: 'https://app.test/projects/7?tab=people',
}
const result = (condition: Condition, given = facts) => evaluateCondition(condition, given).result

describe('evaluateCondition', () => {
  test.each<[Condition, boolean]>([
    [{ user: 'role', op: 'is', value: 'admin' }, true],
    [{ user: 'id', op: 'is', value: 'u1' }, true],
    [{ user: 'createdAt', op: 'is', value: '2026-03-01T00:00:00.000Z' }, true],
    [{ user: 'createdAt', op: 'atLeast', value: '2026-03-01' }, true],
    [{ user: 'createdAt', op: 'greaterThan', value: 0 }, false],
    [{ account: 'createdAt', op: 'exists' }, false],
    [{ account: 'seats.used', op: 'atLeast', value: 3 }, true],
    [{ account: 'seats.free', op: 'exists' }, false],
    [{ event: 'Report published' }, true],
    [{ event: 'Report published', atLeast: 2 }, false],
    [{ milestone: 'first-report' }, true],
    [{ milestone: 'other' }, false],
    [{ segment: 'trial' }, true],
    [{ page: 'path', op: 'is', value: '/projects/*' }, true],
    [{ page: 'path', op: 'is', value: '/projects' }, false],
    [{ page: 'path', op: 'isOneOf', value: ['/reports', '/projects/*'] }, true],
    [{ page: 'path', op: 'is', value: ['/projects/*'] }, false],
    [{ page: 'query', op: 'contains', value: 'tab=' }, true],
    [{ page: 'hash', op: 'exists' }, false],
    [{ all: [] }, true],
    [{ any: [] }, false],
    [{ not: { milestone: 'other' } }, true],
    [{ all: [{ milestone: 'first-report' }, { segment: 'other' }] }, false],
    [{ any: [{ milestone: 'first-report' }, { segment: 'other' }] }, true],
  ])('%j is %s', (condition, expected) => {
    expect(result(condition)).toBe(expected)
  })

  test('without facts every leaf is false', () => {
    const leaves: Condition[] = [
      { user: 'id', op: 'exists' },
      { account: 'id', op: 'exists' },
      { event: 'E' },
      { milestone: 'm' },
      { segment: 's' },
    ]
    for (const leaf of leaves) expect(result({ not: leaf }, {}), JSON.stringify(leaf)).toBe(true)
  })

  test('what hangs on an unknown page is not met, nor is its opposite', () => {
    const onPage: Condition = { page: 'path', op: 'is', value: '/' }
    expect(result(onPage, {})).toBe(false)
    expect(result({ not: onPage }, {})).toBe(false)
    expect(result({ any: [onPage, { not: { segment: 's' } }] }, {})).toBe(true)
  })

  test('an element is the page’s to find, and undecided where nobody can look', () => {
    const invite: Condition = { element: { role: 'button', name: 'Invite' } }
    expect(result(invite, {})).toBe(false)
    expect(result({ not: invite }, {})).toBe(false)
    const hasElement = (locator: { name?: string | undefined }) => locator.name === 'Invite'
    expect(result(invite, { hasElement })).toBe(true)
    expect(result({ not: { element: { name: 'Other' } } }, { hasElement })).toBe(true)
  })

  test.each<[string, Locator]>([
    ['page has button "Invite"', { role: 'button', name: 'Invite', attributes: { id: 'x' } }],
    ['page has p "Welcome"', { tag: 'p', text: 'Welcome' }],
    ['page has element "id=x"', { attributes: { id: 'x' } }],
    ['page has element "main > p"', { path: 'main > p' }],
    ['page has element', {}],
  ])('an element is named as a person would: %s', (words, element) => {
    expect(evaluateCondition({ element }, {}).trace[0]!.text).toBe(words)
  })

  test('the trace says in words what was asked and what was found', () => {
    const condition: Condition = {
      all: [
        { account: 'plan', op: 'is', value: 'pro' },
        {
          any: [
            { account: 'seats.used', op: 'greaterThan', value: 5 },
            { milestone: 'first-report' },
          ],
        },
        {
          not: {
            event: 'Report published',
            where: [{ property: 'format', op: 'is', value: 'pdf' }],
            atLeast: 3,
            withinDays: 7,
          },
        },
        { user: 'team', op: 'isOneOf', value: ['a', 'b'] },
        { page: 'path', op: 'startsWith', value: '/projects' },
      ],
    }
    const { trace } = evaluateCondition(condition, { ...facts, pageUrl: null })
    expect(traceToText(trace, { withFound: true })).toEqual([
      '✗ all of:',
      '  ✗ account plan is "pro" (it is "free")',
      '  ✓ at least one of:',
      '    ✗ account seats.used is greater than 5 (it is 3)',
      '    ✓ milestone first-report is reached',
      '  ✓ not:',
      '    ✗ did "Report published" where format is "pdf" at least 3 times within 7 days (1× so far)',
      '  ✗ user team is one of "a", "b" (it is not set)',
      '  … page path starts with "/projects"',
    ])
  })
})
