import { fetchMilestones } from '../api-client.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'
import type { MilestoneNames } from './say-rule.ts'

const none: MilestoneNames = new Map()

/** Milestones of the environment by key; empty until known. */
export function useMilestoneNames(): MilestoneNames {
  const { environment } = useEnvironment()
  const milestones = useResource(`milestones ${environment.id}`, (signal) =>
    fetchMilestones(environment.id, signal),
  )
  if (milestones.state !== 'ready') return none
  return new Map(milestones.value.rows.map(({ key, name }) => [key, name]))
}
