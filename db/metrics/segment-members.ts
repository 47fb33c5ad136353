import type { SqlParams } from '../conditions/sql-params.ts'
import { compileMembers } from '../segments/compile-members.ts'
import { Unanswerable } from './unanswerable.ts'
import { definitionsOf, type MetricRequest } from './metric-request.ts'

/** Thrown for a segment that this environment does not have; says which it has. */
export class UnknownSegment extends Unanswerable {
  constructor(path: 'segment' | 'groupBy', key: string, known: readonly string[]) {
    const some = known.slice(0, 20).join(', ')
    const where = known.length > 0 ? `It has ${some}` : 'It has none yet'
    super(path, `This environment has no segment "${key}". ${where}; see GET /api/v1/segments`)
  }
}

/**
 * SQL of the rows of a segment's accounts (users), with all columns. `from` is the relation to choose
 * from, `path` the parameter that names the segment. $1 of the statement must be the environment. Throws UnknownSegment.
 */
export async function segmentMembers(
  request: MetricRequest,
  { key: segment, path }: { key: string; path: 'segment' | 'groupBy' },
  from: string,
  params: SqlParams,
): Promise<string> {
  const { segments } = await definitionsOf(request)
  if (!segments.has(segment)) throw new UnknownSegment(path, segment, [...segments.keys()])
  const { level, asOfMs } = request
  return compileMembers({ segment }, { level, segments, nowMs: asOfMs, from }, params)
}
