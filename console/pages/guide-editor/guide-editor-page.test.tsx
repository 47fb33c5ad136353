// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
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
import { refusal } from '../../../test/harness/fake-fetch.ts'

type Checklist = Extract<GuideDraft, { kind: 'checklist' }>

function newChecklist(): Checklist {
  const step = (key: string, title: string) => ({
    key,
    title: { en: title },
    milestone: 'published',
  })
  return {
    key: 'start',
    name: 'Getting started',
    kind: 'checklist',
    audience: null,
    trigger: 'auto',
    content: {
      title: { en: 'Get to value', de: 'Zum Nutzen' },
      phases: [
        {
          key: 'basics',
          title: { en: 'Basics' },
          unlock: { kind: 'always' },
          steps: [step('invite', 'Invite'), step('publish', 'Publish')],
        },
        {
          key: 'more',
          title: { en: 'More' },
          unlock: { kind: 'previous_phase' },
          steps: [step('alert', 'Set an alert')],
        },
      ],
    },
  }
}

/** A server that holds one guide, as strict about revisions as the real one. */
function newGuideServer() {
  const server = {
    revision: 1,
    draft: newChecklist() as GuideDraft,
    version: 0,
    saves: 0,
    refuse: undefined as (() => Response) | undefined,
  }
  const guide = (): Guide => ({
    draft: server.draft,
    revision: server.revision,
    status: server.version > 0 ? 'published' : 'draft',
    hasUnpublishedChanges: true,
    published: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    runs: { started: 0, completed: 0, dismissed: 0 },
  })
  const answers = {
    '/api/v1/milestones': () => ({
      rows: [{ key: 'published', name: 'First report', condition: { event: 'published' } }],
      nextCursor: null,
    }),
    '/api/v1/guides': () => ({ rows: [guide()], nextCursor: null }),
    '/api/v1/events/live': () => ({ rows: [], cursor: '' }),
    '/api/v1/guides/start/versions': () => ({ rows: [], nextCursor: null }),
    '/api/v1/guides/start/publish': () => {
      if (server.refuse) return server.refuse()
      server.version += 1
      return guide()
    },
    '/api/v1/guides/start': (_: URL, { method, body }: { method: string; body: unknown }) => {
      if (method === 'GET') return guide()
      const sent = body as { draft: GuideDraft; revision: number }
      if (sent.revision !== server.revision) return refusal('version_conflict')
      server.draft = sent.draft
      server.revision += 1
      server.saves += 1
      return guide()
    },
  }
  return { server, answers }
}

async function openEditor() {
  const { server, answers } = newGuideServer()
  await openConsolePage('/guides/start', answers)
  await finding('h1', 'Getting started')
  const phaseTitles = () =>
    server.draft.kind === 'checklist'
      ? server.draft.content.phases.map(({ title }) => title.en)
      : []
  return { server, phaseTitles }
}

const titleField = '[data-path="content.title"] input'

afterEach(closeConsolePage)

describe('GuideEditorPage', () => {
  it('saves on the way out what is not saved yet', async () => {
    const { server } = await openEditor()
    await typeInto(titleField, 'Get there')
    await closeConsolePage()
    expect(server.draft.content.title.en).toBe('Get there')
  })

  it('saves the draft by itself, several changes in one go', async () => {
    const { server } = await openEditor()
    await typeInto(titleField, 'Get')
    await seeing('Not saved yet')
    await typeInto(titleField, 'Get there')
    await seeing('Draft saved')
    expect(server.draft.content.title.en).toBe('Get there')
    expect(server.saves).toBe(1)
  })

  it('saves what is not saved before it publishes', async () => {
    const { server } = await openEditor()
    await typeInto(titleField, 'Get there')
    await clickOn('button', 'Publish')
    await seeing('Published. Pages show it from their next load.')
    expect(server.draft.content.title.en).toBe('Get there')
    expect(server.version).toBe(1)
  })

  it('says at its field what keeps the guide from being published, until that is changed', async () => {
    const { server } = await openEditor()
    server.refuse = () =>
      refusal('guide_not_ready', [{ path: 'content.phases.1.title.en', message: 'missing' }])
    await clickOn('button', 'Publish')
    await seeing('Not ready to publish: 1 thing is missing')
    const field = await finding('[data-path="content.phases.1.title"] [aria-invalid]')
    expect(field.closest('.field')?.textContent).toContain('The English text is missing.')
    await typeInto('[data-path="content.phases.1.title"] input', 'Later')
    expect(document.body.textContent).not.toContain('The English text is missing.')
  })

  it('saves mine over theirs only when asked to', async () => {
    const { server } = await openEditor()
    server.revision = 7
    server.draft = { ...newChecklist(), name: 'Theirs' }
    await typeInto('[data-path="name"] input', 'Mine')
    await seeing('Someone else saved this guide')
    expect(server.draft.name).toBe('Theirs')
    await clickOn('dialog button', 'Save mine over theirs')
    await eventually(() => expect(server.draft.name).toBe('Mine'))
    expect(server.revision).toBe(8)
  })

  it('shows theirs when asked to, and goes on from there', async () => {
    const { server } = await openEditor()
    server.revision = 7
    server.draft = { ...newChecklist(), name: 'Theirs' }
    await typeInto('[data-path="name"] input', 'Mine')
    await clickOn('dialog button', 'Take theirs')
    await finding('h1', 'Theirs')
    await typeInto('[data-path="name"] input', 'Ours')
    await eventually(() => expect(server.draft.name).toBe('Ours'))
  })

  it('moves a phase with Alt and an arrow, says where it is, and opens what is first now', async () => {
    const { server, phaseTitles } = await openEditor()
    const phase = await finding('section', 'Phase 2: More')
    await act(() => {
      void phase.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }),
      )
    })
    await seeing('More is now 1 of 2')
    await eventually(() => expect(phaseTitles()).toEqual(['More', 'Basics']))
    const first = server.draft.kind === 'checklist' && server.draft.content.phases[0]
    expect(first).toMatchObject({ unlock: { kind: 'always' } })
  })

  it('does not move the first one further up', async () => {
    const { server } = await openEditor()
    await clickOn('button', 'Move up: Phase 1: Basics')
    await clickOn('button', 'Remove: Phase 2: More')
    await seeing('Phase 2: More is removed')
    await eventually(() => expect(server.saves).toBe(1))
    const { content } = server.draft
    expect('phases' in content && content.phases.map(({ key }) => key)).toEqual(['basics'])
  })

  it('marks a language that lacks texts, and shows the English one in its place', async () => {
    await openEditor()
    await seeing('Deutsch · 5 missing')
    history.replaceState(null, '', `${location.pathname}?texts=de`)
    await act(() => void dispatchEvent(new PopStateEvent('popstate')))
    const field = await finding('[data-path="content.phases.0.title"] input')
    expect(field.getAttribute('placeholder')).toBe('Basics')
    expect(field.lang).toBe('de')
    await typeInto('[data-path="content.phases.0.title"] input', 'Grundlagen')
    await seeing('Deutsch · 4 missing')
  })

  it('takes texts in any language, written the way that language is', async () => {
    const { server } = await openEditor()
    history.replaceState(null, '', `${location.pathname}?texts=ar`)
    await act(() => void dispatchEvent(new PopStateEvent('popstate')))
    await seeing('العربية · 6 missing')
    const field = await finding(titleField)
    expect([field.lang, field.dir]).toEqual(['ar', 'rtl'])
    await typeInto(titleField, 'ابدأ')
    await eventually(() => expect(server.draft.content.title['ar']).toBe('ابدأ'))
    await seeing('العربية · 5 missing')
  })

  it('does not send a condition that is still being written', async () => {
    const { server } = await openEditor()
    await clickOn('input[value="some"]')
    await seeing('Not saved yet: a condition or event is incomplete')
    await typeInto('.comparison input', 'plan')
    await seeing('Draft saved')
    expect(server.draft.audience).toEqual({ account: 'plan', op: 'is', value: '' })
    expect(server.saves).toBe(1)
  })
})
