import { fetchMilestones } from '../api-client.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'
import { useSegments } from '../use-segments.ts'
import type { RuleNames } from './say-rule.ts'

interface Named {
  key: string
  name: string
}

/** What a condition can name, to choose from. */
export interface RuleChoices {
  milestones: readonly Named[]
  segments: readonly Named[]
  /** False: not asked yet, so the lists are empty. */
  areKnown: boolean
}

export function useRuleChoices(): RuleChoices {
  const { environment } = useEnvironment()
  const milestones = useResource(`milestones ${environment.id}`, (signal) =>
    fetchMilestones(environment.id, signal),
  )
  const segments = useSegments()
  return {
    milestones: milestones.state === 'ready' ? milestones.value.rows : [],
    segments: segments.state === 'ready' ? segments.value.rows : [],
    areKnown: milestones.state === 'ready' && segments.state === 'ready',
  }
}

/** The same by key, for saying a condition in words. */
export function useRuleNames(): RuleNames {
  const { milestones, segments } = useRuleChoices()
  const byKey = (list: readonly Named[]) => new Map(list.map(({ key, name }) => [key, name]))
  return { milestones: byKey(milestones), segments: byKey(segments) }
}
