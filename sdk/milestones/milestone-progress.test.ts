import { describe, expect, it } from 'vitest'
import type { MilestoneRule } from '#contract/session'
import { createMilestoneProgress } from './milestone-progress.ts'
import { satisfiesRule } from './satisfies-rule.ts'

const rule = (key: string, condition?: unknown, scope: 'user' | 'account' = 'user') =>
  ({ key, scope, firstValue: false, condition }) satisfies MilestoneRule
const event = (name: string, properties = {}) => ({ name, properties })
const state = (by: 'you' | 'teammate') => ({ reachedAt: '2026-01-01T00:00:00.000Z', by })

function newProgress(rules: MilestoneRule[], { hasAccount = true } = {}) {
  const pending = new Set<string>()
  const progress = createMilestoneProgress(
    (id) => pending.has(id),
    () => hasAccount,
  )
  progress.replace({}, rules)
  return { progress, pending }
}

describe('createMilestoneProgress', () => {
  it('hopes that an event completes a milestone, until the server has read the event', () => {
    const rules = [rule('invited', { event: 'invite_sent' })]
    const { progress, pending } = newProgress(rules)
    pending.add('m1')
    expect(progress.hope(event('invite_sent'), 'm1')).toEqual(['invited'])
    progress.replace({}, rules)
    expect(progress.isReached('invited')).toBe(true)
    pending.delete('m1')
    expect(progress.isInDoubt(['m1'])).toBe(true)
    progress.replace({}, rules)
    expect(progress.isReached('invited')).toBe(false)
  })

  it('tells of a completion once, whether it was hoped for or not', () => {
    const { progress } = newProgress([rule('invited', { event: 'invite_sent' }), rule('counted')])
    const completed = ['invited', 'counted'].map((milestone) => ({
      milestone,
      scope: 'user' as const,
      firstValue: false,
      reachedAt: '2026-01-01T00:00:00.000Z',
    }))
    progress.hope(event('invite_sent'), 'm1')
    expect(progress.complete(completed)).toEqual(['counted'])
    expect(progress.complete(completed)).toEqual([])
    expect(progress.isInDoubt(['m1'])).toBe(false)
  })

  it('does not hope for an account while there is none', () => {
    const rules = [rule('shared', { event: 'shared' }, 'account')]
    expect(newProgress(rules).progress.hope(event('shared'), 'm1')).toEqual(['shared'])
    const { progress } = newProgress(rules, { hasAccount: false })
    expect(progress.hope(event('shared'), 'm1')).toEqual([])
  })

  it('knows what a teammate did', () => {
    const { progress } = newProgress([])
    progress.replace({ mine: state('you'), theirs: state('teammate') }, [])
    expect([progress.byTeammate('mine'), progress.byTeammate('theirs')]).toEqual([false, true])
    expect([progress.isReached('mine'), progress.isReached('theirs')]).toEqual([true, true])
  })
})

describe('satisfiesRule', () => {
  it.each([
    ['a term', { event: 'a' }, true],
    ['another event', { event: 'b' }, false],
    [
      'a filter that fits',
      { event: 'a', where: [{ property: 'n', op: 'atLeast', value: 2 }] },
      true,
    ],
    [
      'a filter that does not',
      { event: 'a', where: [{ property: 'n', op: 'is', value: 9 }] },
      false,
    ],
    ['a count', { event: 'a', atLeast: 2 }, false],
    ['any of two', { any: [{ event: 'b' }, { event: 'a' }] }, true],
    ['all of two', { all: [{ event: 'b' }, { event: 'a' }] }, false],
    ['nothing', undefined, false],
    ['something of a later version', { moonPhase: 'full' }, false],
  ])('decides %s', (_, condition, isSatisfied) => {
    expect(satisfiesRule(condition, event('a', { n: 2 }))).toBe(isSatisfied)
  })
})
