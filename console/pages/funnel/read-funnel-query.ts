import type { FunnelExclusion, FunnelOrder, FunnelStep } from '#contract/funnel'
import type { ReportQuery } from '../../api-client.ts'

export const orders: readonly FunnelOrder[] = [
  'ordered_first',
  'ordered_best_entry',
  'any_order_first_entry',
  'strict_best_entry',
]
export const windows = ['1', '7', '14', '30', '90'] as const

/**
 * Which funnel the address asks for: a saved one, the steps of its own, or (neither) the one saved first.
 * What is left out and what is held belong to the steps: a saved funnel has its own.
 */
export function readFunnelQuery(address: Readonly<Record<string, string>>): ReportQuery {
  const { funnel = '', steps = '', window = '', order = '' } = address
  const { exclude = '', holdConstant = '' } = address
  const isSaved = funnel !== ''
  const isOwn = !isSaved && readSteps(steps).length > 1
  return {
    ...(isSaved ? { funnel } : {}),
    ...(isOwn ? { steps } : {}),
    ...(isOwn && exclude !== '' ? { exclude } : {}),
    ...(isOwn && holdConstant !== '' ? { holdConstant } : {}),
    ...(windows.some((days) => days === window) ? { windowDays: Number(window) } : {}),
    ...(orders.some((one) => one === order) ? { order: order as FunnelOrder } : {}),
  }
}

/** Steps as they stand in an address; none where they are mistyped. */
export function readSteps(text: string): FunnelStep[] {
  try {
    const steps: unknown = JSON.parse(text)
    return Array.isArray(steps) ? steps.filter(isStep) : []
  } catch {
    return []
  }
}

/** What is left out, as it stands in an address; null where nothing is, or it is mistyped. */
export function readExclusion(text: string): FunnelExclusion | null {
  try {
    const { event, where, between = [1, 2] } = JSON.parse(text) as Partial<FunnelExclusion>
    if (typeof event !== 'string' || !Array.isArray(between)) return null
    return { event, between, ...(Array.isArray(where) ? { where } : {}) }
  } catch {
    return null
  }
}

function isStep(step: unknown): step is FunnelStep {
  return (
    typeof step === 'object' &&
    step !== null &&
    Object.entries(step).some(
      ([name, value]) => ['event', 'milestone', 'feature'].includes(name) && value !== '',
    )
  )
}

/** What a step is called before the server has said so. */
export function sayStep(step: FunnelStep): string {
  if ('event' in step) return step.event
  return 'milestone' in step ? step.milestone : step.feature
}
