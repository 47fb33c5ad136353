import { describe, expect, it } from 'vitest'
import { checklistContentSchema } from '#contract/checklist'
import { de } from '../words/de.ts'
import { newGuideState, newSessionGuide } from '../../test/harness/new-guide-state.ts'
import { en, type Words } from '../words/en.ts'
import { toChecklistView } from './checklist-view.ts'
import type { PageRun } from './guide-state.ts'
import { languageOf } from './localize.ts'

const content = checklistContentSchema.parse({
  title: { en: 'First steps', de: 'Die ersten Schritte' },
  phases: [
    {
      key: 'basics',
      title: { en: 'Basics', de: 'Grundlagen' },
      unlock: { kind: 'always' },
      steps: [
        { key: 'a', title: { en: 'A' }, milestone: 'a', action: { kind: 'open', url: '/a' } },
        {
          key: 'b',
          title: { en: 'B' },
          milestone: 'b',
          optional: true,
          markable: true,
          askTeammate: true,
        },
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

const view = (
  reached: string[],
  {
    unlocked = {},
    run = {},
    language = 'en',
    words = en,
  }: {
    unlocked?: Record<string, boolean>
    run?: Partial<PageRun>
    language?: string
    words?: Words
  } = {},
) =>
  toChecklistView(
    newGuideState(newSessionGuide('checklist', 'first-steps', { content, unlocked }), run),
    { text: (text) => text[languageOf(text, [language])]!, words: () => words },
    { isReached: (milestone) => reached.includes(milestone), byTeammate: () => false },
  )
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

  it('leaves skipped steps out of the count, and opens what waited for them', () => {
    const shown = view(['a'], { run: { skippedSteps: ['b'] } })
    expect(statesOf(shown)).toEqual(['done skipped', 'next', 'locked'])
    expect(shown).toMatchObject({ done: 1, total: 3 })
    expect(shown.phases[0]).toMatchObject({ done: 1, total: 1 })
  })

  it('takes a step that was done after all for done, though it was skipped', () => {
    expect(statesOf(view(['b'], { run: { skippedSteps: ['b'] } }))[0]).toBe('next done')
  })

  it('takes steps ticked by hand for done', () => {
    expect(view([], { run: { markedSteps: ['a', 'b'] } })).toMatchObject({ done: 2, total: 4 })
  })

  it('offers what a step allows while it is open', () => {
    const offers = ({ phases }: ReturnType<typeof view>) =>
      phases.flatMap(({ steps }) =>
        steps.map(({ canSkip, canMark, canAskTeammate }) => [canSkip, canMark, canAskTeammate]),
      )
    const no = [false, false, false]
    expect(offers(view([]))).toEqual([no, [true, true, true], no, no])
    expect(offers(view(['b']))).toEqual([no, no, no, no])
  })
})
