import type { FunnelInput } from '#contract/funnel'
import type { FeatureInput, MilestoneInput } from '#contract/milestone'
import type { TestEnvironment } from './new-environment.ts'

/** Defines a milestone as a vendor would; account scope unless said otherwise. */
export async function defineMilestone(
  environment: TestEnvironment,
  key: string,
  input: Pick<MilestoneInput, 'condition'> & Partial<MilestoneInput>,
): Promise<void> {
  await put(environment, `/api/v1/milestones/${key}`, { name: key, scope: 'account', ...input })
}

/** Defines a feature as a vendor would. */
export async function defineFeature(
  environment: TestEnvironment,
  key: string,
  input: Pick<FeatureInput, 'condition'> & Partial<FeatureInput>,
): Promise<void> {
  await put(environment, `/api/v1/features/${key}`, { name: key, ...input })
}

export async function defineFunnel(
  environment: TestEnvironment,
  key: string,
  input: Pick<FunnelInput, 'steps'> & Partial<FunnelInput>,
): Promise<void> {
  await put(environment, `/api/v1/funnels/${key}`, { name: key, ...input })
}

async function put(environment: TestEnvironment, path: string, body: unknown): Promise<void> {
  const answer = await environment.request(path, { method: 'PUT', body })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}
