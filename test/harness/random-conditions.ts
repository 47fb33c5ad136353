import fc from 'fast-check'
import type { Comparison, Condition, EventTerm } from '#contract/condition'
import { operators } from '#contract/condition'

/** A user or account with random traits, its times in whole milliseconds. */
export interface RandomParty {
  id: string
  createdAtMs: number | null
  traits: Record<string, unknown>
}

/**
 * Random conditions and the data they are about, for holding evaluator and compiler equal. Names and
 * values come from small pools beside the random ones, since what never meets proves nothing.
 */

/** Any text but NUL, which PostgreSQL cannot hold; far beyond the basic plane. */
const text = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('a', 'ab', '😀a') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      'Ab',
      '10',
      '9',
      'true',
      'é',
      'e\u0301',
      'ｾ',
      '\ue000',
      '%',
      '_',
      "'",
      '\\',
    ),
  },
  fc.string({ unit: 'binary', maxLength: 4 }).map((any) => any.replaceAll('\0', '')),
)

const number = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(0, 1, 0.1) },
  fc.constantFrom(-0, -1, 0.1 + 0.2, 1e21, 1e-7, 5e-324, -5e-324, 2 ** 53, 2 ** 53 + 2),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 2.2250738585072014e-308),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const scalar = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 2, arbitrary: number },
  fc.boolean(),
)
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b') },
  fc.constantFrom('', '0', '1', '-1', '😀', '__proto__', 'constructor', 'length'),
)
const path = fc.oneof(
  { weight: 6, arbitrary: key },
  fc.array(key, { minLength: 2, maxLength: 3 }).map((keys) => keys.join('.')),
)

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4 }),
  ),
}))

/** A JSON object as it arrives: parsed, so that `__proto__` is a key like any other. */
export const jsonObject: fc.Arbitrary<Record<string, unknown>> = fc
  .array(fc.tuple(key, fc.oneof({ weight: 2, arbitrary: scalar }, json)), {
    minLength: 2,
    maxLength: 6,
  })
  .map((entries) => JSON.parse(`{${entries.map(toMember).join(',')}}`))

const toMember = ([name, value]: [string, unknown]) =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

const comparison: fc.Arbitrary<Comparison> = fc.record(
  {
    op: fc.constantFrom(...operators),
    value: fc.oneof(scalar, fc.array(scalar, { maxLength: 4 })),
  },
  { requiredKeys: ['op'] },
)

const eventName = fc.oneof({ weight: 8, arbitrary: fc.constantFrom('A', '$page') }, text)

/** An event of the past, near `nowMs` and often exactly a day from another one. */
export const pastEvent = (nowMs: number) =>
  fc.record({
    name: eventName,
    properties: jsonObject,
    occurredAtMs: fc.oneof(
      fc.integer({ min: -6, max: 1 }).map((halfDays) => nowMs + halfDays * 43_200_000),
      fc.integer({ min: nowMs - 300_000_000, max: nowMs + 1000 }),
    ),
  })

export const eventTerm: fc.Arbitrary<EventTerm> = fc.record(
  {
    event: eventName,
    where: fc.array(
      fc.tuple(path, comparison).map(([property, rest]) => ({ property, ...rest })),
      { maxLength: 2 },
    ),
    atLeast: fc.integer({ min: 1, max: 3 }),
    withinDays: fc.constantFrom(0.25, 0.5, 1, 2),
    lastDays: fc.constantFrom(0.5, 1, 2.5),
  },
  { requiredKeys: ['event'] },
)

export const party: fc.Arbitrary<RandomParty> = fc.record({
  id: text,
  createdAtMs: fc.option(fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) })),
  traits: jsonObject,
})

const field = fc.oneof(
  { weight: 4, arbitrary: path },
  fc.constantFrom('id', 'createdAt', 'createdAt.x'),
)
const dayText = fc.constantFrom('2026', '1999-12-31', '2030-01-01T00:00:00.000Z')

/** Every kind of leaf that the database can decide, under all, any and not. */
export const serverCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>(
  (tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.tuple(field, comparison).map(([user, rest]) => ({ user, ...rest })),
      fc.tuple(field, comparison).map(([account, rest]) => ({ account, ...rest })),
      fc
        .tuple(fc.constantFrom(...operators), dayText)
        .map(([op, value]) => ({ user: 'createdAt', op, value })),
      eventTerm,
      fc.constantFrom('reached', 'other').map((milestone) => ({ milestone })),
      fc.constantFrom('inside', 'other').map((segment) => ({ segment })),
      {
        weight: 3,
        arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
      },
      {
        weight: 3,
        arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
      },
      { weight: 3, arbitrary: tie('condition').map((not) => ({ not })) },
    ),
  }),
).condition
