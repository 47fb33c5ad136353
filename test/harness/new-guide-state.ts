import { guideContentSchemas, type GuideContents, type GuideKind } from '#contract/guide'
import type { Run, SessionGuide } from '#contract/session'
import {
  newRun,
  type GuideState,
  type PageGuide,
  type PageRun,
} from '../../sdk/guides/guide-state.ts'

const text = { en: 'Text' }

/** The least that each kind can hold. */
const contents: { [Kind in GuideKind]: GuideContents[Kind] } = {
  checklist: guideContentSchemas.checklist.parse({
    title: text,
    phases: [
      {
        key: 'phase',
        title: text,
        unlock: { kind: 'always' },
        steps: [{ key: 'a', title: text, milestone: 'a' }],
      },
    ],
  }),
  tour: guideContentSchemas.tour.parse({
    title: text,
    steps: [{ key: 'one', title: text, body: { en: [] }, target: {}, advance: { on: 'next' } }],
  }),
  hint: guideContentSchemas.hint.parse({ title: text, body: { en: [] }, target: {} }),
  banner: guideContentSchemas.banner.parse({ title: text, body: { en: [] } }),
  modal: guideContentSchemas.modal.parse({ title: text, body: { en: [] } }),
  survey: guideContentSchemas.survey.parse({
    title: text,
    questions: [{ key: 'q', kind: 'nps', title: text }],
  }),
  resource_centre: guideContentSchemas.resource_centre.parse({ title: text }),
}

/** A guide as a session returns it; `content` adds to the least its kind can hold. */
export function newSessionGuide<Kind extends GuideKind>(
  kind: Kind,
  key: string,
  {
    content,
    ...more
  }: Partial<Omit<SessionGuide, 'kind' | 'content'>> & {
    content?: Partial<GuideContents[Kind]>
  } = {},
): PageGuide<Kind> {
  return {
    key,
    kind,
    versionId: 'v1',
    trigger: 'auto',
    priority: 0,
    pageCondition: null,
    run: null,
    ...more,
    content: { ...contents[kind], ...content },
    // Kind and content are of one kind, which the compiler cannot follow.
  } as unknown as PageGuide<Kind>
}

/** A run as the server tells it. */
export const newSessionRun = (run: Partial<Run> = {}): Run => ({
  status: 'active',
  stepKey: null,
  versionId: 'v1',
  snoozedUntil: null,
  markedSteps: [],
  skippedSteps: [],
  ...run,
})

/** Where nothing was done yet, but for `run` and `more`. */
export const newGuideState = <Kind extends GuideKind>(
  guide: PageGuide<Kind>,
  run: Partial<PageRun> = {},
  more: Partial<GuideState> = {},
): GuideState<Kind> =>
  ({
    guide,
    run: { ...newRun, ...run },
    askedFor: 0,
    isTriggered: false,
    isFinishing: false,
    ...more,
  }) as GuideState<Kind>
