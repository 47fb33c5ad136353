import type { SegmentInput } from '#contract/segment'

/** Whom Tideboard speaks of. One that builds on another comes after it. */
export const demoSegments: Record<string, SegmentInput> = {
  'team-plan': { name: 'Team plan', condition: { account: 'plan', op: 'is', value: 'team' } },
  'team-without-value': {
    name: 'Team plan, no report yet',
    condition: { all: [{ segment: 'team-plan' }, { not: { milestone: 'report_published' } }] },
  },
  'heavy-users': {
    name: 'Heavy users',
    condition: { event: 'feature_used', atLeast: 10, lastDays: 28 },
  },
}
