import type { Condition } from '#contract/condition'
import { leavesOf } from '#contract/rules/leaves-of'
import { fetchLiveEvents, fetchMilestones } from '../api-client.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'

/**
 * Names to suggest where an event is asked for: those that arrived lately and those that milestones
 * already build on. Empty until known; a name that is not suggested may be typed all the same.
 */
export function useEventNames(): string[] {
  const { environment } = useEnvironment()
  const live = useResource(`recent event names ${environment.id}`, async (signal) => {
    const { rows } = await fetchLiveEvents(environment.id, null, signal)
    return rows.flatMap(({ type, name }) => (type === 'track' && name !== null ? [name] : []))
  })
  const milestones = useResource(`milestones ${environment.id}`, (signal) =>
    fetchMilestones(environment.id, signal),
  )
  const names = new Set<string>(live.state === 'ready' ? live.value : [])
  if (milestones.state === 'ready') {
    for (const { condition } of milestones.value.rows) {
      for (const name of eventsIn(condition)) names.add(name)
    }
  }
  return [...names].filter((name) => !name.startsWith('$')).sort()
}

function eventsIn(condition: Condition): string[] {
  return leavesOf(condition).flatMap((leaf) => ('event' in leaf ? [leaf.event] : []))
}
