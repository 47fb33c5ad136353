import { describe, expect, it } from 'vitest'
import type { DraftOf } from '#contract/guide'
import { rebaseOnTargets } from './rebase-on-targets.ts'

const step = (key: string, name: string) => ({
  key,
  title: { en: key },
  body: { en: [] },
  target: { role: 'button', name },
  placement: 'bottom' as const,
  advance: { on: 'next' as const },
})
const tour: DraftOf<'tour'> = {
  key: 'look',
  name: 'Look around',
  audience: null,
  trigger: 'manual',
  kind: 'tour',
  content: { title: { en: 'Look around' }, steps: [step('one', 'Old'), step('two', 'Two')] },
}
const withSteps = (...steps: DraftOf<'tour'>['content']['steps']): DraftOf<'tour'> => ({
  ...tour,
  content: { ...tour.content, steps },
})
const picked = withSteps({ ...step('one', 'New'), pathPrefix: '/reports' }, step('two', 'Two'))

describe('rebaseOnTargets', () => {
  it('takes over what was picked, and keeps what was typed meanwhile', () => {
    const mine = { ...tour, name: 'Typed' }
    expect(rebaseOnTargets(tour, mine, picked)).toEqual({ ...picked, name: 'Typed' })
  })

  it('is nothing new where keys merely come back in another order', () => {
    const { name, key, ...rest } = tour
    expect(rebaseOnTargets(tour, tour, { ...rest, name, key })).toEqual(tour)
  })

  it('forgets what was picked for a step that is gone here', () => {
    expect(rebaseOnTargets(tour, withSteps(step('two', 'Two')), picked)).toEqual(
      withSteps(step('two', 'Two')),
    )
  })

  it('is null when somebody changed more than that', () => {
    expect(rebaseOnTargets(tour, tour, { ...picked, name: 'Theirs' })).toBeNull()
    expect(rebaseOnTargets(tour, tour, withSteps(step('one', 'Old')))).toBeNull()
  })
})
