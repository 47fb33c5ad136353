import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { checklistView } from '../../test/host-pages/surfaces/states.ts'
import { describeProgress } from './describe-progress.ts'

describe('describeProgress', () => {
  it('names the step that got done and how far it is', () => {
    expect(describeProgress(checklistView('en', 2), checklistView('en', 3), en)).toBe(
      'Done: Invite a teammate. 3 of 7 steps done',
    )
  })

  it('says so when a teammate did it', () => {
    expect(describeProgress(checklistView('en', 1), checklistView('en', 2), en)).toBe(
      'Done by a teammate: Name your workspace. 2 of 7 steps done',
    )
  })

  it('tells of the phase that opened', () => {
    expect(describeProgress(checklistView('en', 4), checklistView('en', 5), en)).toContain(
      'Now open: Integrations',
    )
  })

  it('ends with the news that everything is done', () => {
    expect(describeProgress(checklistView('en', 6), checklistView('en', 7), en)).toMatch(
      /All steps are done$/,
    )
  })

  it('is silent when only the size of the checklist changed', () => {
    const before = checklistView('en', 3)
    expect(describeProgress(before, { ...before, minimised: true }, en)).toBeNull()
  })
})
