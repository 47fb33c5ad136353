import { describe, expect, it } from 'vitest'
import { isDraftComplete, toAddress, toAsked, withinSteps } from './funnel-draft.ts'

const steps = [{ event: 'created' }, { event: '' }, { event: 'shared', where: [] }]

describe('toAsked', () => {
  it('leaves out steps without a name and filters that say nothing', () => {
    const asked = toAsked({ steps, exclude: null, holdConstant: ' project ' })
    expect(asked).toEqual({
      steps: [{ event: 'created' }, { event: 'shared' }],
      exclude: null,
      holdConstant: 'project',
    })
  })

  it('keeps what is left out between steps that there are', () => {
    const exclude = { event: 'cancelled', between: [2, 3] as [number, number] }
    expect(toAsked({ steps, exclude, holdConstant: '' }).exclude?.between).toEqual([1, 2])
    expect(withinSteps({ ...exclude, between: [3, 2] }, 4).between).toEqual([3, 4])
  })
})

describe('isDraftComplete', () => {
  it('asks every filter for its property', () => {
    const where = [{ property: ' ', op: 'exists' as const }]
    const draft = { steps: [{ milestone: 'paid' }], exclude: null, holdConstant: '' }
    expect(isDraftComplete(draft)).toBe(true)
    expect(isDraftComplete({ ...draft, steps: [{ event: 'created', where }] })).toBe(false)
  })
})

describe('toAddress', () => {
  it('says nothing of what is not asked for', () => {
    expect(toAddress({ steps: [], exclude: null, holdConstant: '' })).toEqual({
      funnel: null,
      steps: '[]',
      exclude: null,
      holdConstant: null,
    })
  })
})
