import { describe, expect, it } from 'vitest'
import type { PickerSession } from '#contract/picker'
import { createPageStorage } from '../identity/page-storage.ts'
import { newGuideDraft } from '../../test/harness/new-guide-draft.ts'
import { forgetVisit, keepVisit, readVisit } from './kept-visit.ts'

const session: PickerSession = {
  session: 's',
  expiresAt: '2026-06-01T12:30:00.000Z',
  guide: { key: 'tour', name: 'Tour', kind: 'tour' },
  stepKey: 'one',
  place: { number: 1, total: 2 },
  step: newGuideDraft('tour').content.steps[0]!,
  theme: { accent: '#4f46e5', productName: 'Acme' },
}
const newStorage = () =>
  createPageStorage(() => {
    throw new Error('blocked')
  }, 'milepost:')
const endMs = Date.parse(session.expiresAt)

describe('readVisit', () => {
  it('gives what another page of the tab kept, until the session is over', () => {
    const storage = newStorage()
    keepVisit(storage, { session, isWalking: true })
    expect(readVisit(storage, endMs - 1)).toEqual({ session, isWalking: true })
    expect(readVisit(storage, endMs)).toBeUndefined()
    expect(readVisit(storage, 0)).toBeUndefined()
  })

  it.each([null, 'x', {}, { session: 1 }, { session: { expiresAt: 'soon', step: {} } }])(
    'forgets what cannot be a visit: %j',
    (kept) => {
      const storage = newStorage()
      storage.write('picker', kept)
      expect(readVisit(storage, 0)).toBeUndefined()
      expect(storage.read('picker')).toBeUndefined()
    },
  )

  it('has nothing after it was forgotten', () => {
    const storage = newStorage()
    keepVisit(storage, { session, isWalking: false })
    forgetVisit(storage)
    expect(readVisit(storage, 0)).toBeUndefined()
  })
})
