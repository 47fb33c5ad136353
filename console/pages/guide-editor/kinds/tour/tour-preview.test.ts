import { describe, expect, it } from 'vitest'
import type { TourContent, TourStep } from '#contract/tour'
import { newTourStep } from './new-tour-step.ts'
import { tourKind } from './tour-kind.ts'
import { previewTourStep } from './tour-preview.ts'

const scene = { guideKey: 'tour', language: 'en' }
const step = (key: string, more: Partial<TourStep> = {}): TourStep => ({
  ...newTourStep(key),
  target: { role: 'button', name: key },
  ...more,
})
const tour = (...steps: TourStep[]): TourContent => ({ title: { en: 'Tour' }, steps })

describe('previewTourStep', () => {
  it('is null where there is no such step', () => {
    expect(previewTourStep(tour(), { ...scene, at: 0 })).toBeNull()
  })

  it('points at its target only beside an element', () => {
    const content = tour(step('one'), step('two', { form: 'docked' }))
    expect(previewTourStep(content, { ...scene, at: 0 })?.target).toEqual({
      role: 'button',
      name: 'one',
    })
    expect(previewTourStep(content, { ...scene, at: 1 })).toMatchObject({
      target: null,
      canGoBack: true,
      isLast: true,
    })
  })

  it('leaves the number of steps open once ways part', () => {
    const branches = [{ label: { en: 'Skip ahead' }, goTo: 'three' }]
    const content = tour(step('one', { branches }), step('two'), step('three'))
    expect(previewTourStep(content, { ...scene, at: 0 })).toMatchObject({
      total: null,
      branches: ['Skip ahead'],
    })
  })
})

describe('tourKind', () => {
  it('follows the way that was chosen, and stays where it leads to the end', () => {
    const branches = [
      { label: { en: 'Ahead' }, goTo: 'three' },
      { label: { en: 'Done' }, goTo: 'end' },
    ]
    const content = tour(step('one', { branches }), step('two'), step('three'))
    const choose = (argument: number) =>
      tourKind.react(content, { name: 'branch', argument, at: 0 })
    expect(choose(0)).toEqual({ at: 2 })
    expect(choose(1)).toEqual({})
  })

  it('puts a new target into the step that it is for, and no other', () => {
    const content = tour(step('one'), step('two'))
    const changed = tourKind.withTarget(content, {
      stepKey: 'two',
      target: { role: 'link', name: 'New' },
      pathPrefix: '/reports',
    })
    expect(changed.steps.map(({ target }) => target?.name)).toEqual(['one', 'New'])
    expect(changed.steps.map(({ pathPrefix }) => pathPrefix)).toEqual([undefined, '/reports'])
  })
})
