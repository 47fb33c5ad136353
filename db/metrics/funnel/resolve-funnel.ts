import type { FunnelStep, SavedStep } from '#contract/funnel'
import type { FunnelReport } from '#contract/reports/funnel'
import type { Definitions, FunnelDefinition } from '../../facts/definitions.ts'
import type { FunnelTerms } from '../../funnels/funnel-terms.ts'
import { dayMs } from '../days.ts'
import { definitionsOf, type MetricRequest } from '../metric-request.ts'
import { Unanswerable } from '../unanswerable.ts'

/** A funnel as it is walked: what is told of it, and what it asks of events. */
export interface ResolvedFunnel {
  told: NonNullable<FunnelReport['funnel']>
  labels: string[]
  terms: FunnelTerms
  /** The saved funnel whose hits these are; null: they are in raw events only. */
  hitsKey: string | null
  /** The saved funnel whose walks these are. */
  walksKey: string | null
}

const defaultWindowDays = 14

/** The funnel that was asked for, or the one saved first; null: neither. Throws Unanswerable. */
export async function resolveFunnel(request: MetricRequest): Promise<ResolvedFunnel | null> {
  const { query, level, isPast } = request
  const definitions = await definitionsOf(request)
  const saved = query.steps === undefined ? findSaved(definitions, query.funnel) : undefined
  if (query.steps !== undefined && query.funnel !== undefined) {
    throw new Unanswerable('steps', 'Ask for a saved funnel or for steps, not for both')
  }
  const steps = query.steps ?? saved?.steps
  if (steps === undefined) return null
  const exclude = query.exclude ?? saved?.exclude ?? null
  if (exclude !== null && exclude.between[1] > steps.length) {
    throw new Unanswerable('exclude', `"between" names a step behind the last, ${steps.length}`)
  }
  const holdConstant = query.holdConstant ?? saved?.holdConstant ?? null
  const order = query.order ?? 'ordered_first'
  const windowDays = query.windowDays ?? saved?.windowDays ?? defaultWindowDays
  const resolved = steps.map((step) => resolveStep(step, definitions))
  const keepsHits =
    saved !== undefined &&
    saved.level === level &&
    query.exclude === undefined &&
    query.holdConstant === undefined &&
    order !== 'strict_best_entry'
  // Of hits it is known when they came, of walks not.
  const keepsWalks =
    keepsHits && !isPast && order === 'ordered_first' && windowDays === saved.windowDays
  return {
    told: {
      key: saved?.key ?? null,
      name: saved?.name ?? null,
      steps: [...steps],
      windowMs: Math.round(windowDays * dayMs),
      order,
      exclude,
      holdConstant,
    },
    labels: resolved.map(({ label }) => label),
    terms: { steps: resolved.map((step) => step.terms), exclude, holdConstant },
    hitsKey: keepsHits ? saved.key : null,
    walksKey: keepsWalks ? saved.key : null,
  }
}

function findSaved(
  { funnels }: Definitions,
  key: string | undefined,
): FunnelDefinition | undefined {
  if (key === undefined) return funnels[0]
  const saved = funnels.find((funnel) => funnel.key === key)
  if (saved) return saved
  const known = funnels.slice(0, 20).map((funnel) => funnel.key)
  const where = known.length > 0 ? `It has: ${known.join(', ')}` : 'It has none yet'
  throw new Unanswerable(
    'funnel',
    `This environment has no funnel "${key}". ${where}; see GET /api/v1/funnels`,
  )
}

function resolveStep(
  step: FunnelStep,
  { milestones, features }: Definitions,
): { label: string; terms: readonly SavedStep[] } {
  if ('event' in step) return { label: step.event, terms: [step] }
  const isMilestone = 'milestone' in step
  const [kind, key] = isMilestone ? ['milestone', step.milestone] : ['feature', step.feature]
  const found = (isMilestone ? milestones : features).find((one) => one.key === key)
  if (!found) throw new Unanswerable('steps', `This environment has no ${kind} "${key}"`)
  if ('single' in found && !found.single) {
    throw new Unanswerable(
      'steps',
      `The milestone "${key}" takes several events. A step is one: name the event`,
    )
  }
  return { label: found.name, terms: found.terms }
}
