import { describe, expect, it } from 'vitest'
import { checklistContentSchema } from '#contract/checklist'
import { de } from '../words/de.ts'
import { en } from '../words/en.ts'
import { toChecklistView, type ChecklistFacts } from './checklist-view.ts'

const content = checklistContentSchema.parse({
  title: { en: 'First steps', de: 'Die ersten Schritte' },
  phases: [
    {
      key: 'basics',
      title: { en: 'Basics', de: 'Grundlagen' },
      unlock: { kind: 'always' },
      steps: [
        { key: 'a', title: { en: 'A' }, milestone: 'a', action: { kind: 'open', url: '/a' } },
        { key: 'b', title: { en: 'B' }, milestone: 'b' },
      ],
    },
    {
      key: 'advanced',
      title: { en: 'Advanced' },
      unlock: { kind: 'previous_phase' },
      steps: [{ key: 'c', title: { en: 'C' }, milestone: 'c' }],
    },
    {
      key: 'integrations',
      title: { en: 'Integrations' },
      unlock: {
        kind: 'condition',
        condition: { account: 'plan', op: 'is', value: 'pro' },
        reason: { en: 'Part of the Pro plan', de: 'Teil des Pro-Tarifs' },
      },
      steps: [{ key: 'd', title: { en: 'D' }, milestone: 'd' }],
    },
  ],
})

const view = (reached: string[], facts: Partial<ChecklistFacts> = {}) =>
  toChecklistView(content, {
    guideKey: 'first-steps',
    language: 'en',
    words: en,
    minimised: false,
    unlocked: {},
    isReached: (milestone) => reached.includes(milestone),
    byTeammate: () => false,
    ...facts,
  })
const statesOf = ({ phases }: ReturnType<typeof view>) =>
  phases.map(({ steps }) => steps.map(({ state }) => state).join(' '))

describe('toChecklistView', () => {
  it('names one next step, and locks what comes later with its reason', () => {
    const shown = view([])
    expect(statesOf(shown)).toEqual(['next open', 'locked', 'locked'])
    expect(shown.phases.map(({ lockedReason }) => lockedReason)).toEqual([
      null,
      'Opens when “Basics” is done',
      'Part of the Pro plan',
    ])
    expect(shown).toMatchObject({ done: 0, total: 4, completed: false })
  })

  it('opens a phase when the one before is done', () => {
    expect(statesOf(view(['a']))).toEqual(['done next', 'locked', 'locked'])
    expect(statesOf(view(['a', 'b']))).toEqual(['done done', 'next', 'locked'])
  })

  it('opens a phase with a condition when the server says so', () => {
    expect(statesOf(view([], { unlocked: { integrations: true } }))).toEqual([
      'next open',
      'locked',
      'open',
    ])
  })

  it('counts what was done in a locked phase', () => {
    const shown = view(['c'])
    expect(statesOf(shown)).toEqual(['next open', 'done', 'locked'])
    expect(shown.done).toBe(1)
  })

  it('is completed when every step is done', () => {
    expect(view(['a', 'b', 'c', 'd']).completed).toBe(true)
  })

  it('speaks the language of the user, English where a text lacks it', () => {
    const shown = view([], { language: 'de', words: de })
    expect(shown.title).toBe('Die ersten Schritte')
    expect(shown.phases.map(({ title }) => title)).toEqual([
      'Grundlagen',
      'Advanced',
      'Integrations',
    ])
    expect(shown.phases[1]!.lockedReason).toBe('Öffnet sich, wenn „Grundlagen“ erledigt ist')
    expect(shown.phases[2]!.lockedReason).toBe('Teil des Pro-Tarifs')
    expect(shown.phases[0]!.steps.map(({ actionLabel }) => actionLabel)).toEqual(['Zeigen', null])
  })
})
