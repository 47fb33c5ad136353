import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guideKinds, type GuideKind } from '#contract/guide'
import type { TourStep } from '#contract/tour'
import { newGuideState, newSessionGuide } from '../../test/harness/new-guide-state.ts'
import { chooseGuides, type PageFacts } from './choose-guides.ts'
import { toTrace } from './explain/to-trace.ts'
import type { GuideState, PageRun } from './guide-state.ts'

const HOUR_MS = 3_600_000
const nowMs = Date.UTC(2026, 2, 1)
const facts: PageFacts = {
  pageUrl: 'https://app.example/projects/7',
  nowMs,
  isVisible: true,
  isTyping: () => false,
  hasFloor: true,
  frequency: { maxPerDay: null, quietHours: 0, shownAtMs: [], dismissedAtMs: -Infinity },
  hasElement: () => null,
  findPlace: () => null,
}
type About = Parameters<typeof newSessionGuide>[2]
const guide = (
  kind: GuideKind,
  key: string,
  about: About = {},
  run: Partial<PageRun> = {},
  more: Partial<GuideState> = {},
): GuideState => newGuideState(newSessionGuide(kind, key, about), run, more)
const tour = (key: string, run: Partial<PageRun> = {}, more: Partial<GuideState> = {}) =>
  guide('tour', key, {}, run, more)

const shown = (states: GuideState[], more: Partial<PageFacts> = {}) =>
  chooseGuides(states, { ...facts, ...more }).shown.map(({ guide }) => guide.key)
/** The line that decides, which is the one before the verdict. */
const why = (state: GuideState, more: Partial<PageFacts> = {}, others: GuideState[] = []) => {
  const { decisions } = chooseGuides([state, ...others], { ...facts, ...more })
  return toTrace(decisions.get(state.guide.key)!).slice(-2)
}
const refused = (line: string) => [line, '→ not shown']

describe('which guide goes first', () => {
  it('is one over the page, and one of each kind that stands there', () => {
    const kinds: GuideKind[] = ['checklist', 'hint', 'resource_centre', 'tour', 'banner', 'survey']
    const states = kinds.flatMap((kind) => [guide(kind, `${kind}-a`), guide(kind, `${kind}-b`)])
    expect(shown(states)).toEqual(['banner-a', 'checklist-a', 'hint-a', 'resource_centre-a'])
  })

  it('is what was asked for, then what is under way, then by priority, then by key', () => {
    const states = [
      tour('b'),
      tour('a'),
      guide('modal', 'important', { priority: 5 }),
      tour('under-way', { status: 'active' }),
      guide('banner', 'asked', {}, {}, { askedFor: 1 }),
      guide('survey', 'asked-later', {}, {}, { askedFor: 2 }),
    ]
    for (const first of ['asked-later', 'asked', 'under-way', 'important', 'a', 'b']) {
      expect(shown(states)).toEqual([first])
      states.splice(
        states.findIndex(({ guide }) => guide.key === first),
        1,
      )
    }
  })

  it('is the same whatever order the guides come in', () => {
    const states = guideKinds.flatMap((kind) => [
      guide(kind, `${kind}-1`),
      guide(kind, `${kind}-2`),
    ])
    const first = shown(states)
    fc.assert(
      fc.property(fc.shuffledSubarray(states, { minLength: states.length }), (shuffled) => {
        expect(shown(shuffled)).toEqual(first)
      }),
    )
  })

  it('is said to the one that comes after', () => {
    expect(why(tour('b'), {}, [tour('a')])).toEqual(refused('✗ another guide goes first: a'))
    expect(why(tour('a'))[1]).toBe('→ shown')
  })
})

describe('a guide is not shown', () => {
  it('when it has ended, except for its last card', () => {
    expect(why(tour('x', { status: 'dismissed' }))).toEqual(refused('✗ this user has dismissed it'))
    expect(why(tour('x', { status: 'completed' }))).toEqual(refused('✗ this user has completed it'))
    expect(shown([tour('x', { status: 'completed' }, { isFinishing: true })])).toEqual(['x'])
  })

  it('before its snooze is over', () => {
    const put = (snoozedUntil: string) => tour('x', { status: 'snoozed', snoozedUntil })
    expect(why(put('2026-03-01T10:00:00.000Z'))).toEqual(
      refused('✗ this user put it off until 2026-03-01 10:00 UTC'),
    )
    expect(shown([put('2026-02-28T10:00:00.000Z')])).toEqual(['x'])
  })

  it('before somebody asks, where its trigger is manual', () => {
    const manual = { trigger: 'manual' } as const
    expect(why(guide('tour', 'x', manual))).toEqual(
      refused('✗ it starts by an action only (trigger manual)'),
    )
    expect(shown([guide('tour', 'x', manual, {}, { askedFor: 1 })])).toEqual(['x'])
    expect(shown([guide('tour', 'x', manual, { status: 'active' })])).toEqual(['x'])
  })

  it('before the event it waits for', () => {
    const onExport = { trigger: { event: 'exported' } }
    expect(why(guide('survey', 'x', onExport))).toEqual(
      refused('✗ it starts when the user does "exported" in this page'),
    )
    expect(shown([guide('survey', 'x', onExport, {}, { isTriggered: true })])).toEqual(['x'])
  })

  it('against its page condition', () => {
    const onPeople = { pageCondition: { page: 'path', op: 'is', value: '/people/*' } } as const
    expect(why(guide('banner', 'x', onPeople))).toEqual(
      refused('✗ page path is "/people/*" (it is "/projects/7")'),
    )
    expect(shown([guide('banner', 'x', onPeople)], { pageUrl: 'https://a.test/people/1' })).toEqual(
      ['x'],
    )
  })

  it('before an element it hangs on is seen', () => {
    const pageCondition = { element: { role: 'button', name: 'Export' } }
    const state = guide('hint', 'x', { pageCondition })
    expect(why(state)).toEqual(refused('… page has button "Export"'))
    expect(why(state, { hasElement: () => false })).toEqual(refused('✗ page has button "Export"'))
    expect(shown([state], { hasElement: ({ name }) => name === 'Export' })).toEqual(['x'])
  })

  it('inline where the page has no place for it', () => {
    const state = guide('checklist', 'x', { content: { layout: 'inline' } })
    expect(why(state)).toEqual(
      refused('✗ the page has a place for it: an element with data-milepost="x"'),
    )
    expect(shown([state, guide('checklist', 'y')])).toEqual(['y'])
  })

  it('when enough interrupted this user in the last 24 hours', () => {
    const frequency = {
      ...facts.frequency,
      maxPerDay: 3,
      shownAtMs: [nowMs - HOUR_MS, nowMs - 2 * HOUR_MS, nowMs - 23 * HOUR_MS],
    }
    expect(why(guide('modal', 'x'), { frequency })).toEqual(
      refused('✗ 3 guides interrupted this user in the last 24 hours, and at most 3 may'),
    )
    frequency.shownAtMs[2] = nowMs - 24 * HOUR_MS
    expect(shown([guide('modal', 'x')], { frequency })).toEqual(['x'])
    frequency.maxPerDay = 0
    expect(shown([guide('checklist', 'c'), guide('hint', 'h')], { frequency })).toEqual(['c', 'h'])
    expect(shown([tour('x', { status: 'active' })], { frequency })).toEqual(['x'])
    expect(shown([tour('x', {}, { askedFor: 1 })], { frequency })).toEqual(['x'])
  })

  it('within the quiet hours after a dismissal', () => {
    const frequency = { ...facts.frequency, quietHours: 24, dismissedAtMs: nowMs - HOUR_MS }
    expect(why(guide('survey', 'x'), { frequency })).toEqual(
      refused(
        '✗ this user dismissed a guide, and no other interrupts within 24 hours (until 2026-03-01 23:00 UTC)',
      ),
    )
    frequency.dismissedAtMs = nowMs - 24 * HOUR_MS
    expect(shown([guide('survey', 'x')], { frequency })).toEqual(['x'])
  })

  it('in a tab that is hidden, unless it is under way', () => {
    const hidden = { isVisible: false, hasFloor: false }
    expect(why(guide('checklist', 'x'), hidden)).toEqual(
      refused('✗ it starts in a tab that is looked at'),
    )
    expect(shown([tour('x', { status: 'active' })], hidden)).toEqual(['x'])
  })

  it('over the page while another tab has the floor, unless it was asked for here', () => {
    const elsewhere = { hasFloor: false }
    expect(why(tour('x', { status: 'active' }), elsewhere)).toEqual(
      refused('✗ another tab shows what starts by itself'),
    )
    const states = [tour('x', {}, { askedFor: 1 }), guide('checklist', 'c')]
    expect(shown(states, elsewhere)).toEqual(['x', 'c'])
  })

  it('over the page while the person is typing', () => {
    const typing = { isTyping: () => true }
    expect(why(guide('banner', 'x'), typing)).toEqual(refused('✗ the user is typing'))
    const states = [guide('checklist', 'c'), tour('x', { status: 'active' })]
    expect(shown(states, typing)).toEqual(['x', 'c'])
  })
})

describe('a tour whose step belongs to another page', () => {
  const step = {
    key: 'one',
    title: { en: '' },
    body: { en: [] },
    target: {},
    placement: 'bottom' as const,
    advance: { on: 'next' as const },
    pathPrefix: '/people',
  } satisfies TourStep
  const elsewhere = (run: Partial<PageRun>) =>
    guide('tour', 'x', { content: { steps: [step] } }, run)

  it('does not begin, and says where it would', () => {
    expect(why(elsewhere({}))).toEqual(refused('✗ its step belongs to /people'))
  })

  it('waits, and lets no other tour begin by itself', () => {
    const waiting = elsewhere({ status: 'active' })
    expect(shown([waiting, tour('y')])).toEqual([])
    expect(shown([waiting, tour('y', {}, { askedFor: 1 })])).toEqual(['y'])
    expect(shown([waiting, guide('banner', 'b')])).toEqual(['b'])
  })
})
