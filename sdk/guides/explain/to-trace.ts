import type { DecidedPart } from '#contract/rules/decide-condition'
import { toTraceLine } from '#contract/rules/evaluate-condition'
import { traceToText } from '#contract/rules/trace-to-text'
import type { Decision, Reason } from '../choose-guides.ts'

/** What each rule asks, in words a product manager understands. */
const words: Record<string, (about: never, ...more: never[]) => string> = {
  ended: (status: string) => `this user has ${status} it`,
  snoozed: (untilMs: number) => `this user put it off until ${toTime(untilMs)}`,
  asked: () => 'asked for',
  manual: () => 'it starts by an action only (trigger manual)',
  event: (event: string) => `it starts when the user does "${event}" in this page`,
  begun: (status: string) => `under way (${status})`,
  inline: (key: string) => `the page has a place for it: an element with data-milepost="${key}"`,
  elsewhere: (path: string) => `its step belongs to ${path}`,
  budget: (shown: number, most: number) =>
    `${shown === 1 ? '1 guide' : `${shown} guides`} interrupted this user in the last 24 hours, and at most ${most} may`,
  quiet: (hours: number, untilMs: number) =>
    `this user dismissed a guide, and no other interrupts within ${hours} hours (until ${toTime(untilMs)})`,
  hidden: () => 'it starts in a tab that is looked at',
  otherTab: () => 'another tab shows what starts by itself',
  typing: () => 'the user is typing',
  rival: (key: string) => `another guide goes first: ${key}`,
}

/** A decision line by line: `✓` lets the guide through, `✗` does not, `…` is not known yet. */
export function toTrace({ isShown, reasons }: Decision): string[] {
  return [
    '✓ published, and the audience fits (decided by the server)',
    ...reasons.flatMap(toLines),
    isShown ? '→ shown' : '→ not shown',
  ]
}

function toLines([ok, rule, ...about]: Reason): string[] {
  if (rule === 'page') {
    const parts = about[0] as DecidedPart[]
    return traceToText(parts.map(toTraceLine), { withFound: true })
  }
  return [`${ok ? '✓' : '✗'} ${words[rule]?.(...(about as [never])) ?? rule}`]
}

/** `2026-12-01 09:00 UTC`, as the server writes it. */
const toTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
