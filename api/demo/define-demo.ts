import type { GuideDraft, GuideKind } from '#contract/guide'
import { putFeature } from '../features/put-feature.ts'
import { putFunnel } from '../funnels/put-funnel.ts'
import { publishGuide } from '../guides/publish-guide.ts'
import { putGuide } from '../guides/put-guide.ts'
import { putMilestone } from '../milestones/put-milestone.ts'
import type { EnvironmentRow, RequestContext } from '../request-context.ts'
import { putSegment } from '../segments/put-segment.ts'
import { demoBanner } from './definitions/banner.ts'
import { demoChecklist } from './definitions/checklist.ts'
import { demoFeatures } from './definitions/features.ts'
import { demoFunnels } from './definitions/funnels.ts'
import { demoHint } from './definitions/hint.ts'
import { demoMilestones } from './definitions/milestones.ts'
import { demoModal } from './definitions/modal.ts'
import { demoResourceCentre } from './definitions/resource-centre.ts'
import { demoSegments } from './definitions/segments.ts'
import { demoSurvey } from './definitions/survey.ts'
import { demoTour } from './definitions/tour.ts'
import { demoOwner } from './demo-places.ts'
import type { GuideVersions } from './history/guide-events.ts'
import type { DemoDeps } from './demo-deps.ts'

/** One guide of each kind. What others lead to comes first: the tour, and what is new. */
const guides = [
  demoTour,
  demoChecklist,
  demoModal,
  demoHint,
  demoBanner,
  demoSurvey,
  demoResourceCentre,
]

/**
 * Defines what is missing as its owner would in the console, and returns the published version of
 * each kind of guide. `known` are those that an earlier start published: they are left as they are,
 * and so are milestones, features, segments and funnels once there is any of them.
 */
export async function defineDemo(
  { database, jobs, now, publicUrl }: DemoDeps,
  environment: EnvironmentRow,
  known: Partial<GuideVersions>,
): Promise<GuideVersions> {
  const ctx: RequestContext = {
    environment,
    actor: { kind: 'member', userId: '', name: demoOwner.name, role: 'owner' },
    now: now(),
    requestId: 'demo',
    signal: AbortSignal.any([]),
    database,
    jobs,
    publicUrl,
  }
  if (Object.keys(known).length === 0) {
    for (const [key, milestone] of Object.entries(demoMilestones)) {
      await putMilestone(ctx, key, milestone)
    }
    for (const [key, feature] of Object.entries(demoFeatures(ctx.now))) {
      await putFeature(ctx, key, feature)
    }
    for (const [key, segment] of Object.entries(demoSegments)) {
      await putSegment(ctx, key, segment)
    }
    for (const [key, funnel] of Object.entries(demoFunnels)) {
      await putFunnel(ctx, key, funnel)
    }
  }
  const versions = new Map<GuideKind, string>()
  for (const draft of guides) {
    versions.set(draft.kind, known[draft.kind] ?? (await publish(ctx, draft)))
  }
  return Object.fromEntries(versions) as GuideVersions
}

async function publish(ctx: RequestContext, draft: GuideDraft): Promise<string> {
  await putGuide(ctx, draft.key, { draft })
  const { published } = await publishGuide(ctx, draft.key)
  if (!published) throw new Error(`The guide "${draft.key}" was not published`)
  return published.id
}
