import type { DraftOf, GuideContents, GuideDraft, GuideKind } from '#contract/guide'
import type { TestEnvironment } from './new-environment.ts'

const title = { en: 'Title' }
const body = { en: [{ type: 'paragraph' as const, children: [{ text: 'Press it.' }] }] }
const target = { role: 'button', name: 'Publish' }

/** The least of each kind that can be published where nothing else is defined (but a checklist's milestone). */
const contents: GuideContents = {
  checklist: {
    title,
    phases: [
      {
        key: 'basics',
        title,
        unlock: { kind: 'always' },
        steps: [{ key: 'publish', title, milestone: 'published' }],
      },
    ],
  },
  tour: {
    title,
    steps: [
      { key: 'one', title, body, target, placement: 'bottom', advance: { on: 'next' } },
      { key: 'two', title, body, target, placement: 'bottom', advance: { on: 'click' } },
    ],
  },
  hint: { title, body, target, placement: 'bottom', beacon: 'pulsing' },
  banner: { title, body, position: 'top' },
  modal: { title, body },
  survey: { title, questions: [{ key: 'likely', kind: 'nps', title }] },
  resource_centre: { title },
}

/** A draft of a kind, its key the kind's name with dashes, that starts by itself for everybody. */
export function newGuideDraft<Kind extends GuideKind>(
  kind: Kind,
  {
    content,
    ...fields
  }: Partial<Omit<DraftOf<Kind>, 'kind' | 'content'>> & {
    content?: Partial<GuideContents[Kind]>
  } = {},
): DraftOf<Kind> {
  return structuredClone({
    kind,
    key: kind.replace('_', '-'),
    name: kind,
    audience: null,
    trigger: 'auto',
    ...fields,
    content: { ...contents[kind], ...content },
  }) as unknown as DraftOf<Kind>
}

/** Saves and publishes; returns the id of the version. Throws with what was refused. */
export async function publishGuide(
  environment: Pick<TestEnvironment, 'request'>,
  draft: GuideDraft,
): Promise<string> {
  const path = `/api/v1/guides/${draft.key}`
  const put = await environment.request(path, { method: 'PUT', body: { draft } })
  if (!put.ok) throw new Error(`${path}: ${put.status} ${await put.text()}`)
  const answer = await environment.request(`${path}/publish`, { body: {} })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()).published.id
}
