import { describe, expect, it } from 'vitest'
import type { Run } from '#contract/session'
import type { Advance } from '#contract/tour'
import {
  newGuideState,
  newSessionGuide,
  newSessionRun,
} from '../../test/harness/new-guide-state.ts'
import { currentStep, hasGoneOn, joinRun, type PageGuide, type PageRun } from './guide-state.ts'

const step = (key: string, advance: Advance = { on: 'next' }, pathPrefix?: string) => ({
  key,
  title: { en: '' },
  body: { en: [] },
  target: {},
  placement: 'bottom' as const,
  advance,
  ...(pathPrefix !== undefined && { pathPrefix }),
})
const newTour = (run: Partial<Run> | null): PageGuide<'tour'> =>
  newSessionGuide('tour', 'x', {
    versionId: 'v2',
    run: run && newSessionRun({ versionId: 'v2', ...run }),
    content: { steps: [step('one'), step('two'), step('three')] },
  })
const remember = (stepKey: string, trail: string[] = [], versionId = 'v2') => ({
  x: { versionId, stepKey, trail, shownPath: '/' },
})
const stepOf = (...given: Parameters<typeof joinRun>) => currentStep(joinRun(...given))?.key

describe('joinRun', () => {
  it('goes on where the server saw the user, with the way there for Back', () => {
    const { run } = joinRun(newTour({ stepKey: 'two' }), undefined, {}, false)
    expect(run).toMatchObject({ stepKey: 'two', shownKey: 'two', trail: ['one'] })
  })

  it('goes on at the step that waited in this browser, and shows it as new', () => {
    const { run } = joinRun(newTour({ stepKey: 'one' }), undefined, remember('two', ['one']), false)
    expect(run).toMatchObject({ stepKey: 'two', shownKey: 'one', trail: ['one'], shownPath: '/' })
  })

  it('goes back where the person went back, though the server knows a later step', () => {
    const remembered = remember('three', ['two'])
    expect(stepOf(newTour({ stepKey: 'two' }), undefined, remembered, false)).toBe('three')
  })

  it('believes the server when another device is further', () => {
    expect(stepOf(newTour({ stepKey: 'three' }), undefined, remember('one'), false)).toBe('three')
  })

  it('forgets a remembered step of an older version, or of a run that has ended', () => {
    const older = remember('three', [], 'v1')
    expect(stepOf(newTour({ stepKey: 'one' }), undefined, older, false)).toBe('one')
    const ended = joinRun(newTour({ status: 'dismissed' }), undefined, remember('three'), false)
    expect(ended.run.stepKey).toBeNull()
  })

  it('begins anew when a new version lacks the step', () => {
    expect(stepOf(newTour({ stepKey: 'gone' }), undefined, {}, false)).toBe('one')
  })

  it('keeps what this page did while the server has not heard of it', () => {
    const known = joinRun(newTour({ stepKey: 'two' }), undefined, {}, false)
    known.run.status = 'dismissed'
    expect(joinRun(newTour({ stepKey: 'two' }), known, {}, true).run.status).toBe('dismissed')
    expect(joinRun(newTour({ stepKey: 'two' }), known, {}, false).run.status).toBe('active')
  })

  it('keeps wishes and events of this page in any case', () => {
    const known = {
      ...joinRun(newTour(null), undefined, {}, false),
      askedFor: 3,
      isTriggered: true,
    }
    expect(joinRun(newTour(null), known, {}, false)).toMatchObject({
      askedFor: 3,
      isTriggered: true,
    })
  })
})

describe('hasGoneOn', () => {
  const url = 'https://app.example/people/7'
  const at = (advance: Advance, run: Partial<PageRun> = {}) =>
    newGuideState(
      newSessionGuide('tour', 'x', {
        content: { steps: [step('open', advance), step('choose', { on: 'next' }, '/people')] },
      }),
      { status: 'active', stepKey: 'open', shownKey: 'open', shownPath: '/', ...run },
    )

  it('is when the person came to the page of the next step by its address', () => {
    expect(hasGoneOn(at({ on: 'click' }), url)).toBe(true)
    expect(hasGoneOn(at({ on: 'next' }), url)).toBe(true)
    expect(hasGoneOn(at({ on: 'click' }), 'https://app.example/settings')).toBe(false)
  })

  it('is not when the step was shown on that very page, or never', () => {
    expect(hasGoneOn(at({ on: 'click' }, { shownPath: '/people' }), url)).toBe(false)
    expect(hasGoneOn(at({ on: 'click' }, { shownKey: null }), url)).toBe(false)
    expect(hasGoneOn(at({ on: 'click' }, { shownPath: null }), url)).toBe(false)
  })

  it('is not when the step asks for more than being there', () => {
    expect(hasGoneOn(at({ on: 'event', event: 'invited' }), url)).toBe(false)
    expect(hasGoneOn(at({ on: 'milestone', milestone: 'invited' }), url)).toBe(false)
  })
})
