import type { GuideDraft } from '#contract/guide'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())
beforeEach(async () => {
  environment = await newEnvironment(testApp)
})

type Checklist = Extract<GuideDraft, { kind: 'checklist' }>

function newChecklist(title = 'First steps'): Checklist {
  return {
    key: 'first-steps',
    kind: 'checklist',
    name: 'First steps',
    audience: null,
    trigger: 'auto',
    content: {
      title: { en: title },
      phases: [
        {
          key: 'basics',
          title: { en: 'Basics' },
          unlock: { kind: 'always' },
          steps: [{ key: 'report', title: { en: 'Publish a report' }, milestone: 'first-report' }],
        },
      ],
    },
  }
}

const request = async (path: string, init?: Parameters<TestEnvironment['request']>[1]) => {
  const answer = await environment.request(`/api/v1${path}`, init)
  return { status: answer.status, body: await answer.json() }
}
const save = (draft: GuideDraft, revision?: number) =>
  request(`/guides/${draft.key}`, {
    method: 'PUT',
    body: revision === undefined ? { draft } : { draft, revision },
  })
const publish = (key = 'first-steps') => request(`/guides/${key}/publish`, { body: {} })
const putMilestone = () =>
  request('/milestones/first-report', {
    method: 'PUT',
    body: { name: 'Report', scope: 'account', condition: { event: 'report_published' } },
  })

describe('drafts', () => {
  test('a draft is saved without reaching any page', async () => {
    const { status, body } = await save(newChecklist())
    expect(status).toBe(200)
    expect(body).toMatchObject({ revision: 1, status: 'draft', published: null })
  })

  test('two people cannot save over each other', async () => {
    await save(newChecklist())
    const mine = await save(newChecklist('Mine'), 1)
    const theirs = await save(newChecklist('Theirs'), 1)
    expect(mine.body.revision).toBe(2)
    expect(theirs).toMatchObject({ status: 409, body: { code: 'version_conflict' } })
    expect((await request('/guides/first-steps')).body.draft.content.title.en).toBe('Mine')
  })

  test('the same draft again is no new revision, as a vendor who keeps it in git sends it', async () => {
    await save(newChecklist())
    const again = await save(newChecklist())
    expect(again.body.revision).toBe(1)
  })

  test('an address that could run a script is refused with its place', async () => {
    const draft = newChecklist()
    const [step] = draft.content.phases[0]?.steps ?? []
    if (step) step.action = { kind: 'open', url: ' java\nscript:alert(1)' }
    const { status, body } = await save(draft)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'unsafe_url',
      errors: [{ path: 'draft.content.phases.0.steps.0.action.url' }],
    })
  })

  test('a guide of 500 steps is too large', async () => {
    const draft = newChecklist()
    const [phase] = draft.content.phases
    const [step] = phase?.steps ?? []
    if (phase && step) phase.steps = Array.from({ length: 500 }, () => step)
    expect((await save(draft)).status).toBe(413)
  })

  test('an address within the own product may be relative', async () => {
    const draft = newChecklist()
    const [step] = draft.content.phases[0]?.steps ?? []
    if (step) step.action = { kind: 'open', url: '/reports?new=1' }
    expect((await save(draft)).status).toBe(200)
  })

  test('the key of the draft is that of the address, and a guide keeps its kind', async () => {
    await save(newChecklist())
    const other = await request('/guides/other', { method: 'PUT', body: { draft: newChecklist() } })
    const tour = { ...newTour(), key: 'first-steps' }
    expect([other.status, (await save(tour)).status]).toEqual([422, 422])
  })
})

describe('publishing', () => {
  test('freezes numbered versions that later drafts do not touch', async () => {
    await putMilestone()
    await save(newChecklist('One'))
    const first = await publish()
    await save(newChecklist('Two'))
    const between = await request('/guides/first-steps')
    const second = await publish()
    expect(first.body).toMatchObject({
      status: 'published',
      hasUnpublishedChanges: false,
      published: { number: 1 },
    })
    expect(between.body).toMatchObject({ hasUnpublishedChanges: true, published: { number: 1 } })
    expect(second.body.published.number).toBe(2)
    const { body } = await request('/guides/first-steps/versions')
    expect(body.rows.map((row: { number: number }) => row.number)).toEqual([2, 1])
  })

  test('publishing what is already served makes no version', async () => {
    await putMilestone()
    await save(newChecklist())
    const first = await publish()
    const again = await publish()
    expect(again.body.published.id).toBe(first.body.published.id)
  })

  test('a guide that is not ready says what is missing where', async () => {
    const draft = newChecklist(' ')
    const phase = draft.content.phases[0]
    if (phase) {
      phase.unlock = { kind: 'previous_phase' }
      phase.steps.push({
        key: 'report',
        title: { en: 'Again', de: 'Noch einmal' },
        milestone: 'first-report',
        action: { kind: 'tour', guide: 'missing-tour' },
      })
    }
    await save(draft)
    const { status, body } = await publish()
    expect(status).toBe(422)
    expect(body.code).toBe('guide_not_ready')
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([
      'content.title.en',
      'content.phases.0.steps.1.key',
      'content.phases.0.unlock',
      'content.phases.0.steps.0.milestone',
      'content.phases.0.steps.1.milestone',
      'content.phases.0.steps.1.action.guide',
    ])
    expect((await request('/guides/first-steps')).body.status).toBe('draft')
  })

  test('an audience may not build on what does not exist', async () => {
    await putMilestone()
    const audience = { all: [{ milestone: 'gone' }, { not: { segment: 'trial' } }] }
    await save({ ...newChecklist(), audience })
    const { body } = await publish()
    expect(body.errors).toMatchObject([
      { path: 'audience', message: 'There is no milestone "gone"' },
      { path: 'audience', message: 'There is no segment "trial"' },
    ])
  })

  test('a tour needs words and a target in every step', async () => {
    const tour = newTour()
    tour.content.steps.push({
      ...newTour().content.steps[0]!,
      key: 'empty',
      body: { en: [{ type: 'paragraph', children: [{ text: ' ' }] }] },
      target: { tag: 'button' },
    })
    await save(tour)
    const { body } = await publish('find-it')
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual([
      'content.steps.1.body.en',
      'content.steps.1.target',
    ])
  })

  test('rolling back serves an earlier version and keeps the draft', async () => {
    await putMilestone()
    await save(newChecklist('One'))
    await publish()
    await save(newChecklist('Two'))
    await publish()
    const { body } = await request('/guides/first-steps/rollback', { body: { version: 1 } })
    expect(body).toMatchObject({ published: { number: 1 }, hasUnpublishedChanges: true })
    expect(body.draft.content.title.en).toBe('Two')
    const missing = await request('/guides/first-steps/rollback', { body: { version: 9 } })
    expect(missing.status).toBe(404)
  })

  test('archiving takes a guide off, publishing brings it back', async () => {
    await putMilestone()
    await save(newChecklist())
    await publish()
    const archived = await request('/guides/first-steps/archive', { body: {} })
    expect(archived.body).toMatchObject({ status: 'archived', published: null })
    expect((await publish()).body).toMatchObject({ status: 'published', published: { number: 2 } })
  })

  test('a milestone that a published guide uses cannot be deleted', async () => {
    await putMilestone()
    await save(newChecklist())
    await publish()
    const { status, body } = await request('/milestones/first-report', { method: 'DELETE' })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      code: 'in_use',
      errors: [{ path: 'first-steps.content.phases.0.steps.0.milestone' }],
    })
  })
})

function newTour(): Extract<GuideDraft, { kind: 'tour' }> {
  return {
    key: 'find-it',
    kind: 'tour',
    name: 'Find it',
    audience: null,
    trigger: 'manual',
    content: {
      title: { en: 'Find it' },
      steps: [
        {
          key: 'button',
          title: { en: 'Here' },
          body: { en: [{ type: 'paragraph', children: [{ text: 'Press it.' }] }] },
          target: { role: 'button', name: 'Publish' },
          placement: 'bottom',
          advance: { on: 'click' },
        },
      ],
    },
  }
}
