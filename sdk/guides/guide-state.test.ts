import { describe, expect, it } from 'vitest'
import type { Run, SessionGuide } from '#contract/session'
import { currentStep, joinRun } from './guide-state.ts'

const newTour = (run: Partial<Run> | null): SessionGuide => ({
  key: 'x',
  kind: 'tour',
  versionId: 'v2',
  trigger: 'auto',
  pageCondition: null,
  run: run && { status: 'active', stepKey: null, versionId: 'v2', ...run },
  content: {
    title: { en: '' },
    steps: ['one', 'two', 'three'].map((key) => ({
      key,
      title: { en: '' },
      body: { en: [] },
      target: {},
      placement: 'bottom',
      advance: { on: 'next' },
    })),
  },
})
const stepOf = (...given: Parameters<typeof joinRun>) => currentStep(joinRun(...given))?.key

describe('joinRun', () => {
  it('goes on where the server saw the user', () => {
    expect(stepOf(newTour({ stepKey: 'two' }), undefined, {}, false)).toBe('two')
  })

  it('goes on at the step that waited on this page, and shows it as new', () => {
    const remembered = { x: { versionId: 'v2', stepKey: 'two' } }
    const state = joinRun(newTour({ stepKey: 'one' }), undefined, remembered, false)
    expect(state).toMatchObject({ stepKey: 'two', shownKey: 'one' })
  })

  it('believes the server when another device is further', () => {
    const remembered = { x: { versionId: 'v2', stepKey: 'one' } }
    expect(stepOf(newTour({ stepKey: 'three' }), undefined, remembered, false)).toBe('three')
  })

  it('forgets a remembered step of an older version, or of a run that has ended', () => {
    const older = { x: { versionId: 'v1', stepKey: 'three' } }
    expect(stepOf(newTour({ stepKey: 'one' }), undefined, older, false)).toBe('one')
    const remembered = { x: { versionId: 'v2', stepKey: 'three' } }
    const ended = joinRun(newTour({ status: 'dismissed' }), undefined, remembered, false)
    expect(ended.stepKey).toBeNull()
  })

  it('begins anew when a new version lacks the step', () => {
    expect(stepOf(newTour({ stepKey: 'gone' }), undefined, {}, false)).toBe('one')
  })

  it('keeps what this page did while the server has not heard of it', () => {
    const known = joinRun(newTour({ stepKey: 'two' }), undefined, {}, false)
    known.status = 'dismissed'
    expect(joinRun(newTour({ stepKey: 'two' }), known, {}, true).status).toBe('dismissed')
    expect(joinRun(newTour({ stepKey: 'two' }), known, {}, false).status).toBe('active')
  })
})
