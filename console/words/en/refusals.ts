import { eventCodes, type EventCode } from '#contract/codes'

/** Why an event was refused and what to do, by code: in English the contract's own words. */
type Refusals = {
  readonly [Code in EventCode as `refusal.${Code}` | `refusal.${Code}.fix`]: string
}

export const refusals = Object.fromEntries(
  Object.entries(eventCodes).flatMap(([code, { sentence, fix }]) => [
    [`refusal.${code}`, sentence],
    [`refusal.${code}.fix`, fix],
  ]),
) as Refusals
