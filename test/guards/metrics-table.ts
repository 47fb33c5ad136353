import { catalog } from '../../db/metrics/catalog.ts'

/** The table of db/metrics/README.md, from the definitions themselves. */
export function metricsTable(): string {
  const rows = Object.values(catalog).map(({ metric }) => [
    `[${metric.id}](${metric.id}/metric.ts)`,
    metric.question,
    metric.population,
    metric.counts,
    metric.timeBasis,
  ])
  const header = ['metric', 'the question it answers', 'of whom', 'what counts', 'which clock']
  const lines = [header, header.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
