import { describe, expect, it } from 'vitest'
import type { ChecklistContent } from '#contract/checklist'
import { previewChecklist } from './checklist-preview.ts'

const step = (key: string, title: string) => ({ key, title: { en: title }, milestone: key })
const content: ChecklistContent = {
  title: { en: 'Get started', de: 'Los geht’s' },
  phases: [
    {
      key: 'basics',
      title: { en: 'Basics', de: 'Grundlagen' },
      unlock: { kind: 'always' },
      steps: [{ ...step('one', 'One'), action: { kind: 'open', url: '/' } }, step('two', 'Two')],
    },
    {
      key: 'more',
      title: { en: 'More' },
      unlock: { kind: 'previous_phase' },
      steps: [step('three', 'Three')],
    },
    {
      key: 'team',
      title: { en: 'Team' },
      unlock: { kind: 'condition', condition: { all: [] }, reason: { en: 'With the Team plan' } },
      steps: [step('four', 'Four')],
    },
  ],
}
const words = { 'phase.finishFirst': 'Opens when “{phase}” is done', 'checklist.showMe': 'Show me' }
const show = (done: number, language: 'en' | 'de' = 'en') =>
  previewChecklist(content, { guideKey: 'start', language, words, at: done, isOpen: true })
const statesOf = (done: number) =>
  show(done).phases.map(({ steps }) => steps.map(({ state }) => state).join(' '))

describe('previewChecklist', () => {
  it('marks what is done, the one step that is next, and what is locked', () => {
    expect(statesOf(0)).toEqual(['next open', 'locked', 'locked'])
    expect(statesOf(1)).toEqual(['done next', 'locked', 'locked'])
    expect(statesOf(2)).toEqual(['done done', 'next', 'locked'])
    expect(show(4)).toMatchObject({ done: 4, total: 4, completed: true })
  })

  it('says why a phase is locked, in its own words or the SDK’s', () => {
    expect(show(0, 'de').phases.map(({ lockedReason }) => lockedReason)).toEqual([
      null,
      'Opens when “Grundlagen” is done',
      'With the Team plan',
    ])
  })

  it('shows English where a translation is missing', () => {
    const view = show(0, 'de')
    expect(view.title).toBe('Los geht’s')
    expect(view.phases[1]?.title).toBe('More')
  })

  it('labels a button with the SDK’s words when it has none of its own', () => {
    expect(show(0).phases[0]?.steps.map(({ actionLabel }) => actionLabel)).toEqual([
      'Show me',
      null,
    ])
  })
})
