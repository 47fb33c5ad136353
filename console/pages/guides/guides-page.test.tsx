// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Guide, GuideDraft } from '#contract/guide'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../test/harness/console-page.tsx'
import { eventually } from '../../../test/harness/eventually.ts'

function openGuides(milestones: object[] = [{ key: 'published', name: 'First report' }]) {
  const saved: GuideDraft[] = []
  const guideOf = (draft: GuideDraft): Guide => ({
    draft,
    revision: 1,
    status: 'draft',
    hasUnpublishedChanges: true,
    published: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    runs: { started: 0, completed: 0, dismissed: 0 },
  })
  const put = (_: URL, { body }: { body: unknown }) => {
    const { draft } = body as { draft: GuideDraft }
    saved.push(draft)
    return guideOf(draft)
  }
  const opened = openConsolePage('/guides', {
    '/api/v1/guides': () => ({ rows: [], nextCursor: null }),
    '/api/v1/milestones': () => ({ rows: milestones, nextCursor: null }),
    '/api/v1/events/live': () => ({ rows: [], cursor: '' }),
    '/api/v1/guides/maintenance': put,
  })
  return { saved, opened }
}

afterEach(closeConsolePage)

describe('GuidesPage', () => {
  it('offers every kind of guide with what it is for, and makes the one chosen', async () => {
    const { saved, opened } = openGuides()
    await opened
    await clickOn('button', 'Create guide')
    await seeing('Points out one thing, and waits to be opened.')
    expect(document.querySelectorAll('dialog[open] input[type=radio]')).toHaveLength(7)
    await clickOn('input[value="banner"]')
    await typeInto('dialog[open] input.control', 'Maintenance')
    await clickOn('dialog[open] button', 'Create')
    await eventually(() => expect(saved).toHaveLength(1))
    expect(saved[0]).toMatchObject({ key: 'maintenance', kind: 'banner', trigger: 'auto' })
  })

  it('asks for a milestone first where a checklist is wanted, and for that kind alone', async () => {
    await openGuides([]).opened
    await clickOn('button', 'Create guide')
    await seeing('A checklist needs a milestone first')
    await clickOn('input[value="tour"]')
    await finding('dialog[open] button', 'Create')
    await eventually(() =>
      expect(document.body.textContent).not.toContain('A checklist needs a milestone first'),
    )
  })
})
