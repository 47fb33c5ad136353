import { describe, expect, it } from 'vitest'
import type { SessionGuide } from '#contract/session'
import { chooseGuides } from './choose-guides.ts'
import type { GuideState } from './guide-state.ts'

const page = { url: 'https://app.example/projects/7', isVisible: true }
const untouched = {
  status: null,
  stepKey: null,
  shownKey: null,
  askedFor: false,
  isFinishing: false,
} as const

const shared = { versionId: 'v', trigger: 'auto', pageCondition: null, run: null } as const
const newChecklist = (key: string, more: Partial<GuideState> = {}): GuideState => ({
  ...untouched,
  guide: { ...shared, key, kind: 'checklist', content: { title: { en: '' }, phases: [] } },
  ...more,
})
function newTour(
  key: string,
  more: Partial<GuideState> = {},
  guide: Partial<Pick<SessionGuide, 'trigger' | 'pageCondition'>> & { pathPrefix?: string } = {},
): GuideState {
  const { pathPrefix, ...others } = guide
  const step = {
    key: 'one',
    title: { en: '' },
    body: { en: [] },
    target: {},
    placement: 'bottom' as const,
    advance: { on: 'next' as const },
  }
  const steps = [pathPrefix === undefined ? step : { ...step, pathPrefix }]
  return {
    ...untouched,
    guide: { ...shared, ...others, key, kind: 'tour', content: { title: { en: '' }, steps } },
    ...more,
  }
}
const keys = ({ checklist, tour, tourWaits }: ReturnType<typeof chooseGuides>) => [
  checklist?.guide.key,
  tour?.guide.key,
  tourWaits,
]

describe('chooseGuides', () => {
  it('shows the first checklist and the first tour that fit', () => {
    const states = [newChecklist('a'), newChecklist('b'), newTour('x'), newTour('y')]
    expect(keys(chooseGuides(states, page))).toEqual(['a', 'x', false])
  })

  it('puts a tour somebody asked for before one under way, and that before a new one', () => {
    const states = [newTour('new'), newTour('old', { status: 'active' }), newTour('asked')]
    expect(keys(chooseGuides(states, page))[1]).toBe('old')
    states[2]!.askedFor = true
    expect(keys(chooseGuides(states, page))[1]).toBe('asked')
  })

  it('leaves alone what was dismissed or completed, except for the last card', () => {
    const done = newChecklist('a', { status: 'completed' })
    const states = [done, newTour('x', { status: 'dismissed' })]
    expect(keys(chooseGuides(states, page))).toEqual([undefined, undefined, false])
    done.isFinishing = true
    expect(keys(chooseGuides(states, page))[0]).toBe('a')
  })

  it('keeps the place of a tour whose step belongs to another page', () => {
    const waiting = newTour('x', { status: 'active' }, { pathPrefix: '/people' })
    expect(keys(chooseGuides([newTour('y'), waiting], page))).toEqual([undefined, 'x', true])
  })

  it('does not start a tour elsewhere, or against its page condition', () => {
    const elsewhere = newTour('a', {}, { pathPrefix: '/people' })
    const pageCondition = { page: 'path' as const, op: 'is' as const, value: '/people/*' }
    const conditioned = newTour('b', {}, { pageCondition })
    const manual = newTour('c', {}, { trigger: 'manual' })
    const states = [elsewhere, conditioned, manual]
    const choice = chooseGuides(states, page)
    expect(keys(choice)[1]).toBeUndefined()
    expect([...choice.traces.values()].map((trace) => trace.at(-2))).toEqual([
      '✗ its step belongs to /people',
      '✗ page path is "/people/*" (it is "/projects/7")',
      '✗ it starts by an action only (trigger manual)',
    ])
  })

  it('starts nothing in a tab that nobody looks at, and goes on with what is under way', () => {
    const hidden = { ...page, isVisible: false }
    expect(keys(chooseGuides([newChecklist('a'), newTour('b')], hidden))).toEqual([
      undefined,
      undefined,
      false,
    ])
    const underWay = [
      newChecklist('a', { status: 'minimised' }),
      newTour('b', { status: 'active' }),
    ]
    expect(keys(chooseGuides(underWay, hidden))).toEqual(['a', 'b', false])
  })

  it('says why for every guide', () => {
    const { traces } = chooseGuides([newTour('x'), newTour('y')], page)
    expect(traces.get('x')!.at(-1)).toBe('→ shown')
    expect(traces.get('y')!.slice(-2)).toEqual(['✗ another tour goes first', '→ not shown'])
  })
})
