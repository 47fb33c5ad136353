// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DraftOf, Guide } from '#contract/guide'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../test/harness/console-page.tsx'
import { publishedGuide } from '../../../test/harness/published-guide.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { refusal } from '../../../test/harness/fake-fetch.ts'

const tour: DraftOf<'tour'> = {
  key: 'look',
  name: 'Look around',
  audience: null,
  trigger: 'manual',
  kind: 'tour',
  content: {
    title: { en: 'Look around' },
    steps: [
      {
        key: 'one',
        title: { en: 'Here' },
        body: { en: [] },
        placement: 'bottom',
        advance: { on: 'next' },
      },
    ],
  },
}

/** A server where somebody else, the page, can save as well. */
async function openTour(options: { refuseToken?: boolean } = {}) {
  const server = { draft: tour, revision: 1, tokens: [] as unknown[], savedBeforeToken: '' }
  const guide = (): Guide => ({
    ...publishedGuide(server.draft),
    revision: server.revision,
    hasUnpublishedChanges: true,
  })
  const tab = { opener: {}, location: { href: '' }, close: vi.fn<() => void>() }
  vi.stubGlobal('open', () => tab)
  await openConsolePage('/guides/look', {
    '/api/v1/guides': () => ({ rows: [guide()], nextCursor: null }),
    '/api/v1/milestones': () => ({ rows: [], nextCursor: null }),
    '/api/v1/events/live': () => ({ rows: [], cursor: '' }),
    '/api/v1/guides/look/versions': () => ({ rows: [], nextCursor: null }),
    '/api/v1/guides/look/target-health': () => ({
      steps: [
        {
          stepKey: 'one',
          found: 1204,
          ambiguous: 0,
          occluded: 0,
          lost: 12,
          lastLostPath: '/settings',
          lastSeenAt: null,
        },
      ],
    }),
    '/api/v1/guides/look/picker-tokens': (_, { body }) => {
      if (options.refuseToken) return refusal('origin_not_allowed')
      server.tokens.push(body)
      server.savedBeforeToken = server.draft.name
      return { token: 't', url: 'https://app.test/reports#milepost-pick=t', expiresAt: '' }
    },
    '/api/v1/guides/look': (_, { method, body }) => {
      if (method === 'GET') return guide()
      const sent = body as { draft: DraftOf<'tour'>; revision: number }
      if (sent.revision !== server.revision) return refusal('version_conflict')
      server.draft = sent.draft
      server.revision += 1
      return guide()
    },
  })
  await finding('h1', 'Look around')
  return {
    server,
    tab,
    pick(target: object) {
      const [step] = server.draft.content.steps
      const steps = [{ ...step!, target }]
      server.draft = { ...server.draft, content: { ...server.draft.content, steps } }
      server.revision += 1
    },
  }
}

async function startPicking(): Promise<void> {
  await clickOn('button', 'Pick on your page')
  await typeInto('.pick input', 'https://app.test/reports')
  await clickOn('.pick button', 'Open the page')
}

/** The member comes back from the other tab. */
const comeBack = () => act(() => void document.dispatchEvent(new Event('visibilitychange')))

afterEach(closeConsolePage)

describe('picking an element in the page', () => {
  it('saves the draft, opens the page with a token, and takes over what was chosen', async () => {
    const { server, tab, pick } = await openTour()
    await typeInto('[data-path="name"] input', 'Renamed')
    await startPicking()
    await seeing('Waiting for your choice')
    expect(server.savedBeforeToken).toBe('Renamed')
    expect(server.tokens).toEqual([{ stepKey: 'one', url: 'https://app.test/reports' }])
    expect(tab).toMatchObject({
      opener: null,
      location: { href: 'https://app.test/reports#milepost-pick=t' },
    })
    pick({ role: 'button', name: 'Publish', landmark: { role: 'main' } })
    await comeBack()
    await seeing('Chosen: Button “Publish” in the main part')
    await seeing('Surely found again. Known by its label and its part of the page.')
    expect(document.body.textContent).not.toContain('Waiting for your choice')
  })

  it('keeps what is typed while waiting, and saves both', async () => {
    const { server, pick } = await openTour()
    await startPicking()
    await seeing('Waiting for your choice')
    pick({ role: 'button', name: 'Publish' })
    await typeInto('[data-path="name"] input', 'Typed meanwhile')
    await eventually(() => expect(server.draft.name).toBe('Typed meanwhile'))
    expect(server.draft.content.steps[0]?.target).toEqual({ role: 'button', name: 'Publish' })
    expect(document.querySelector('dialog.dialog[open]')).toBeNull()
  })

  it('remembers the page, and asks for a whole address', async () => {
    await openTour()
    await clickOn('button', 'Pick on your page')
    await typeInto('.pick input', 'reports')
    await clickOn('.pick button', 'Open the page')
    await seeing('Give a whole address')
    await typeInto('.pick input', 'https://app.test/reports')
    await clickOn('.pick button', 'Open the page')
    await clickOn('button', 'Stop waiting')
    const field = await finding('.pick input')
    expect(field).toHaveProperty('value', 'https://app.test/reports')
  })

  it('says at the address why it was refused, and closes the tab', async () => {
    const { tab } = await openTour({ refuseToken: true })
    await startPicking()
    await seeing('This address is not among the origins that the environment allows.')
    expect(tab.close).toHaveBeenCalled()
  })

  it('says how pages fared with what is published', async () => {
    await openTour()
    await seeing('Found 1,204 times in 7 days, lost 12 times, last on /settings')
  })
})
