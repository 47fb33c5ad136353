import { describe, expect, it } from 'vitest'
import { sessionResponseSchema } from '#contract/session'
import { createPageStorage } from '../identity/page-storage.ts'
import { readSession } from './read-session.ts'

const newStorage = () =>
  createPageStorage(() => {
    throw new Error('memory will do')
  }, '')
const content = {
  title: { en: 'Tour' },
  steps: [{ key: 'one', title: { en: '' }, body: { en: [] }, target: {}, advance: { on: 'next' } }],
}
const answer = (content: unknown) =>
  sessionResponseSchema.parse({
    success: true,
    serverTime: '2026-01-01T00:00:00.000Z',
    userId: 'u1',
    batch: null,
    guides: [
      {
        key: 'x',
        kind: 'tour',
        versionId: 'v1',
        trigger: 'auto',
        priority: 0,
        pageCondition: null,
        run: null,
        content,
      },
    ],
    milestones: { a: { reachedAt: '2026-01-01T00:00:00.000Z', by: 'teammate' } },
    milestoneRules: [],
    celebrations: [],
    notEligible: [{ guideKey: 'y', trace: ['✗ in segment z'] }],
    theme: { accent: '#123456', productName: 'Acme' },
    frequency: { maxPerDay: 3, quietHours: 24, shownAt: [], dismissedAt: null },
  })

describe('readSession', () => {
  it('reads what the schema makes', () => {
    const given = answer(content)
    expect(readSession(given, newStorage())).toEqual({ session: given, isComplete: true })
  })

  it('fills in the content that the browser holds', () => {
    const storage = newStorage()
    const { guides } = readSession(answer(content), storage).session
    expect(Object.keys(storage.read('guides') ?? {})).toEqual(['v1'])
    expect(readSession(answer(null), storage).session.guides).toEqual(guides)
  })

  it('says when a content is missing', () => {
    const { session, isComplete } = readSession(answer(null), newStorage())
    expect([session.guides, isComplete]).toEqual([[], false])
  })

  it('forgets contents that are no longer used', () => {
    const storage = newStorage()
    readSession(answer(content), storage)
    readSession({ ...answer(null), guides: [] }, storage)
    expect(storage.read('guides')).toEqual({})
  })

  it('takes an answer of another version for what it can be', () => {
    const { session } = readSession({}, newStorage())
    expect(session).toMatchObject({ guides: [], milestones: {}, celebrations: [] })
    expect(session.frequency).toMatchObject({ maxPerDay: null, quietHours: 0, shownAt: [] })
  })
})
