import { z } from 'zod'
import { locatorSchema, type Locator } from './locator.ts'

/**
 * The one rule language: milestones, audiences, segments, unlocks. Plain JSON, so that it can live
 * in a vendor's git. Two-valued: a missing field or a wrong type makes a comparison false. Strings
 * compare by code point, nothing is coerced, a day is 86,400,000 ms.
 */

export const operators = [
  'is',
  'isOneOf',
  'contains',
  'startsWith',
  'endsWith',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'exists',
] as const
export type Operator = (typeof operators)[number]

const scalarSchema = z.union([z.string().max(8192), z.number(), z.boolean()])
export type Scalar = string | number | boolean

/** What is compared: `op` with `value` (`exists` takes none, `isOneOf` a list). */
const comparisonShape = {
  op: z.enum(operators),
  value: z.union([scalarSchema, z.array(scalarSchema).max(200)]).optional(),
}
export interface Comparison {
  op: Operator
  value?: Scalar | Scalar[] | undefined
}

/** A comparison on a property of an event; `property` is a path such as `plan` or `cart.total`. */
export interface PropertyFilter extends Comparison {
  property: string
}
export const propertyFilterSchema = z.strictObject({
  property: z.string().min(1).max(255),
  ...comparisonShape,
})

/**
 * "did `event`": at least `atLeast` times (1), each matching every `where`. `withinDays` asks that
 * these lie at most so many days from first to last; `lastDays` that they lie in the last days
 * before now (audiences and segments only).
 */
export interface EventTerm {
  event: string
  where?: PropertyFilter[] | undefined
  atLeast?: number | undefined
  withinDays?: number | undefined
  lastDays?: number | undefined
}
const eventTermSchema = z.strictObject({
  event: z.string().min(1).max(200),
  where: z.array(propertyFilterSchema).max(20).optional(),
  atLeast: z.int().min(1).max(10_000).optional(),
  withinDays: z.number().positive().max(3660).optional(),
  lastDays: z.number().positive().max(3660).optional(),
})

/** A trait of the user or the account: `{user: 'plan', op: 'is', value: 'pro'}`. `id`, `createdAt` too. */
export interface UserComparison extends Comparison {
  user: string
}
export interface AccountComparison extends Comparison {
  account: string
}
/** Whether a milestone is reached, by this user or (milestones of account scope) by the account. */
export interface MilestoneReached {
  milestone: string
}
export interface InSegment {
  segment: string
}
/** The address of the page: `path`, `host`, `query` or `hash`, or the whole `url`. Page side only. */
export interface PageComparison extends Comparison {
  page: 'url' | 'path' | 'host' | 'query' | 'hash'
}
/** Whether the page has such an element, and it can be seen. Page side only. */
export interface ElementPresent {
  element: Locator
}
export interface AllOf {
  all: Condition[]
}
export interface AnyOf {
  any: Condition[]
}
export interface Not {
  not: Condition
}

export type Condition =
  | AllOf
  | AnyOf
  | Not
  | EventTerm
  | UserComparison
  | AccountComparison
  | MilestoneReached
  | InSegment
  | PageComparison
  | ElementPresent

const keySchema = z.string().min(1).max(100)

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).max(50) }),
    z.strictObject({ not: conditionSchema }),
    eventTermSchema,
    z.strictObject({ user: z.string().min(1).max(255), ...comparisonShape }),
    z.strictObject({ account: z.string().min(1).max(255), ...comparisonShape }),
    z.strictObject({ milestone: keySchema }),
    z.strictObject({ segment: keySchema }),
    z.strictObject({ element: locatorSchema }),
    z.strictObject({ page: z.enum(['url', 'path', 'host', 'query', 'hash']), ...comparisonShape }),
  ]),
)
