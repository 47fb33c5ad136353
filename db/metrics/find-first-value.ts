import { definitionsOf, type MetricRequest } from './metric-request.ts'

/** The milestone that stands for first value; null: none does. */
export async function findFirstValue(
  request: MetricRequest,
): Promise<{ key: string; name: string } | null> {
  const { milestones } = await definitionsOf(request)
  const found = milestones.find(({ firstValue }) => firstValue)
  return found ? { key: found.key, name: found.name } : null
}
