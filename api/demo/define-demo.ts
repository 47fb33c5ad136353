import type { GuideDraft } from '#contract/guide'
import { putFeature } from '../features/put-feature.ts'
import { publishGuide } from '../guides/publish-guide.ts'
import { putGuide } from '../guides/put-guide.ts'
import { putMilestone } from '../milestones/put-milestone.ts'
import type { EnvironmentRow, RequestContext } from '../request-context.ts'
import { demoChecklist } from './definitions/checklist.ts'
import { demoFeatures } from './definitions/features.ts'
import { demoMilestones } from './definitions/milestones.ts'
import { demoTour } from './definitions/tour.ts'
import { demoOwner } from './demo-places.ts'
import type { GuideVersions } from './history/account-events.ts'
import type { DemoDeps } from './demo-deps.ts'

/**
 * Defines milestones, features and guides as their owner would in the console, and returns the
 * versions that are published. Repeating it is harmless.
 */
export async function defineDemo(
  { database, jobs, now, publicUrl }: DemoDeps,
  environment: EnvironmentRow,
): Promise<GuideVersions> {
  const ctx: RequestContext = {
    environment,
    actor: { kind: 'member', userId: '', name: demoOwner.name, role: 'owner' },
    now: now(),
    requestId: 'demo',
    database,
    jobs,
    publicUrl,
  }
  for (const [key, milestone] of Object.entries(demoMilestones)) {
    await putMilestone(ctx, key, milestone)
  }
  for (const [key, feature] of Object.entries(demoFeatures(ctx.now))) {
    await putFeature(ctx, key, feature)
  }
  // The tour first: the checklist leads to it.
  const tour = await publish(ctx, demoTour)
  return { tour, checklist: await publish(ctx, demoChecklist) }
}

async function publish(ctx: RequestContext, draft: GuideDraft): Promise<string> {
  await putGuide(ctx, draft.key, { draft })
  const { published } = await publishGuide(ctx, draft.key)
  if (!published) throw new Error(`The guide "${draft.key}" was not published`)
  return published.id
}
