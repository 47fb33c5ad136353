import type { Condition } from '#contract/condition'
import fc from 'fast-check'

/** Something that happens to an environment from outside. */
export type Happening =
  | { kind: 'send'; events: RandomEvent[]; again: number }
  | { kind: 'import'; events: RandomEvent[] }
  | { kind: 'change'; method: 'PUT' | 'PATCH' | 'DELETE' | 'POST'; path: string; body?: object }
  | { kind: 'work' }

/** Happenings at the same time; with `crash`, connections of the server die meanwhile. */
export interface Round {
  happenings: Happening[]
  crash: 'intake' | 'reports' | 'jobs' | null
}

export interface RandomEvent {
  who: 'u1' | 'u2' | 'u3' | 'anon'
  visitor: 'v1' | 'v2'
  account: 'acme' | 'globex' | null
  what: string
  daysAgo: number
}

const conditions: Condition[] = [
  { event: 'a' },
  { event: 'b', where: [{ property: 'n', op: 'greaterThan', value: 4 }] },
  { all: [{ event: 'a' }, { event: 'b' }] },
  { any: [{ event: 'c', atLeast: 2, withinDays: 3 }, { all: [{ event: 'b', atLeast: 3 }] }] },
  { event: 'use', atLeast: 2 },
]

const who = fc.constantFrom('u1' as const, 'u2' as const, 'u3' as const, 'anon' as const)
const user = fc.constantFrom('u1', 'u2', 'u3')
const account = fc.constantFrom('acme', 'globex')
const funnel = fc.constantFrom('people', 'companies')
const milestone = fc.constantFrom('single', 'compound', 'counted')
const feature = fc.constantFrom('export', 'share')

const event: fc.Arbitrary<RandomEvent> = fc.record({
  who,
  visitor: fc.constantFrom('v1', 'v2'),
  account: fc.constantFrom('acme', 'globex', null),
  what: fc.constantFrom(
    'a',
    'b',
    'c',
    'use',
    'group',
    'identify',
    'alias',
    'passive',
    'page',
    '$guide_decided',
    '$guide_started',
    '$guide_step_shown',
    '$survey_answered',
  ),
  daysAgo: fc.nat({ max: 20 }),
})

const change = (
  method: 'PUT' | 'PATCH' | 'DELETE' | 'POST',
  path: fc.Arbitrary<string>,
  body: fc.Arbitrary<object | undefined> = fc.constant(undefined),
) =>
  fc.tuple(path, body).map(([at, sent]): Happening => ({
    kind: 'change',
    method,
    path: `/api/v1${at}`,
    ...(sent ? { body: sent } : {}),
  }))

const condition = fc.constantFrom(...conditions)
const definitionChange = fc.oneof(
  {
    weight: 3,
    arbitrary: change(
      'PUT',
      milestone.map((key) => `/milestones/${key}`),
      fc.record({
        name: fc.constant('Any'),
        scope: fc.constantFrom('user', 'account'),
        condition,
        firstValue: fc.boolean(),
      }),
    ),
  },
  change(
    'DELETE',
    milestone.map((key) => `/milestones/${key}`),
  ),
  change(
    'PUT',
    feature.map((key) => `/features/${key}`),
    fc.record({
      name: fc.constant('Any'),
      condition: fc.constantFrom<Condition>(
        { event: 'use' },
        { any: [{ event: 'use' }, { event: 'c' }] },
      ),
    }),
  ),
  change(
    'DELETE',
    feature.map((key) => `/features/${key}`),
  ),
  change(
    'PUT',
    funnel.map((key) => `/funnels/${key}`),
    fc.record({
      name: fc.constant('Any'),
      steps: fc.constantFrom(
        [{ event: 'a' }, { event: 'b' }],
        [{ event: 'c' }, { event: 'a' }, { event: 'c' }],
        [{ event: 'a', where: [{ property: 'n', op: 'lessThan', value: 9 }] }, { event: 'use' }],
      ),
      windowDays: fc.constantFrom(0.5, 3, 30),
      level: fc.constantFrom('user', 'account'),
      exclude: fc.constantFrom(null, { event: 'passive', between: [1, 2] }),
      holdConstant: fc.constantFrom(null, 'n', 'guideKey'),
    }),
  ),
  change(
    'DELETE',
    funnel.map((key) => `/funnels/${key}`),
  ),
  change(
    'PATCH',
    fc.constant('/environments/:own'),
    fc.record({
      timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'),
      weekStart: fc.constantFrom('monday', 'sunday'),
      passiveEvents: fc.constantFrom([], ['passive'], ['passive', 'a']),
    }),
  ),
)

const declaration = fc.oneof(
  change(
    'POST',
    fc.constant('/memberships/batch'),
    fc.record({
      memberships: fc.array(
        fc.record({
          userId: user,
          accountId: account,
          validFrom: fc.nat({ max: 25 }).map((days) => `-${days + 3}d`),
          validTo: fc.option(fc.nat({ max: 2 }).map((days) => `-${days}d`)),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ),
  change(
    'PUT',
    user.map((id) => `/users/${id}`),
    fc.record({ bot: fc.boolean(), internal: fc.boolean() }),
  ),
  change(
    'PUT',
    account.map((id) => `/accounts/${id}`),
    fc.record({ internal: fc.boolean() }),
  ),
)

/** Rare, since nothing of the erased comes back. */
const erasure = fc.oneof(
  change(
    'DELETE',
    user.map((id) => `/users/${id}`),
  ),
  change(
    'DELETE',
    account.map((id) => `/accounts/${id}`),
  ),
)

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      events: fc.array(event, { minLength: 1, maxLength: 8 }),
      again: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      events: fc.array(event, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: definitionChange },
  { weight: 3, arbitrary: declaration },
  { weight: 1, arbitrary: erasure },
  { weight: 2, arbitrary: fc.constant({ kind: 'work' as const }) },
)

/** What may happen to an environment, in any order and at once, with crashes in between. */
export const anyRounds: fc.Arbitrary<Round[]> = fc.array(
  fc.record({
    happenings: fc.array(happening, { minLength: 1, maxLength: 3 }),
    crash: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('intake' as const, 'reports', 'jobs') },
    ),
  }),
  { minLength: 2, maxLength: 8 },
)
