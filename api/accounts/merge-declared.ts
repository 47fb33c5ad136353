import type { AccountInput, UserInput } from '#contract/account'

/** When a user or account began. */
export interface Start {
  createdAtMs: number
  /** False: only when it was first seen. */
  createdAtDeclared: boolean
}

/** Whether a row that declares a later start than is known applies at all. */
export function isReSignUp(start: Start, createdAt: string | undefined): boolean {
  return (
    createdAt !== undefined && start.createdAtDeclared && Date.parse(createdAt) > start.createdAtMs
  )
}

/** The declared start, which beats a first-seen one; the same if none is declared. */
function mergeStart(start: Start, createdAt: string | undefined): Start {
  if (createdAt === undefined) return start
  return { createdAtMs: Date.parse(createdAt), createdAtDeclared: true }
}

export interface UserState extends Start {
  traits: Record<string, unknown>
  bot: boolean
  internal: boolean
}

/** A field left out keeps its value; traits are added to those that are there. Pure. */
export function mergeUser(state: UserState, input: UserInput): UserState {
  if (isReSignUp(state, input.createdAt)) return state
  return {
    ...mergeStart(state, input.createdAt),
    traits: { ...state.traits, ...input.traits },
    bot: input.bot ?? state.bot,
    internal: input.internal ?? state.internal,
  }
}

export interface AccountState extends Start {
  name: string | null
  traits: Record<string, unknown>
  internal: boolean
  churnedAtMs: number | null
  observedFromMs: number | null
  valueAtEntry: boolean | null
  backfilled: boolean
}

const beginning = { churnedAtMs: null, observedFromMs: null, valueAtEntry: null, backfilled: false }

/**
 * As `mergeUser`. An earlier declared start is the true sign-up, so what a later one said of the
 * account's life no longer holds, whichever came in first. Pure.
 */
export function mergeAccount(state: AccountState, input: AccountInput): AccountState {
  if (isReSignUp(state, input.createdAt)) return state
  const start = mergeStart(state, input.createdAt)
  const isEarlier = state.createdAtDeclared && start.createdAtMs < state.createdAtMs
  const known = isEarlier ? { ...state, ...beginning } : state
  return {
    ...start,
    name: pick(input.name, known.name),
    traits: { ...known.traits, ...input.traits },
    internal: input.internal ?? known.internal,
    churnedAtMs: pickTime(input.churnedAt, known.churnedAtMs),
    observedFromMs: pickTime(input.observedFrom, known.observedFromMs),
    valueAtEntry: pick(input.valueAtEntry, known.valueAtEntry),
    backfilled: input.backfilled ?? known.backfilled,
  }
}

/** Left out: as it was. Null: cleared. */
function pick<T>(given: T | undefined, known: T): T {
  return given === undefined ? known : given
}

function pickTime(given: string | null | undefined, known: number | null): number | null {
  return given === undefined ? known : given === null ? null : Date.parse(given)
}
