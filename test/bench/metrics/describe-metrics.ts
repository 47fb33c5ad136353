import type { Measured } from './measure-questions.ts'
import type { RawTimes } from './measure-raw.ts'

export interface MetricsRun {
  machine: string
  loadedInSeconds: number
  many: { events: number; accounts: number; measured: Measured[] }
  /** The same accounts with a tenth of the events, and how many times as long headlines take of many. */
  few: { events: number; growth: Record<string, number> }
  naiveSql: RawTimes
  duckDb: RawTimes
}

/** The section of RESULTS.md. */
export function describeMetrics(run: MetricsRun): string {
  const { many, few, naiveSql, duckDb } = run
  const rows = many.measured.map(({ question, medianMs, p95Ms, answerBytes, refusal }) => {
    const cells =
      p95Ms === null
        ? [`not answered: ${refusal}`, '', '', '', '']
        : [
            `${ms(p95Ms)} (median ${ms(medianMs)})`,
            `${Math.ceil(answerBytes / 1_024)} KiB`,
            times(few.growth[question.id] ?? null),
            times(over(naiveSql[question.id], medianMs)),
            times(over(duckDb[question.id], medianMs)),
          ]
    return `| ${[question.what, ...cells, ms(question.targetMs)].join(' | ')} |`
  })
  return `## Metrics (\`npm run bench:metrics\`)

${run.machine}. ${count(many.events)} events of ${count(many.accounts * 10)} users in ${count(many.accounts)} accounts over 26 weeks,
loaded in ${Math.round(run.loadedInSeconds)} s. 50 warm calls through HTTP, one after another (five or more of what takes a minute in all). Then
${count(few.events)} events of as many are loaded beside them, and headlines of both asked in turn. Server, PostgreSQL
and reader share the machine.

| what | p95 | answer | cost beside a tenth of the events | naive SQL takes | DuckDB takes | p95 at most |
|---|---|---|---|---|---|---|
${rows.join('\n')}

Naive SQL and DuckDB read the raw events and answer less: converters only, no intervals, no exclusions,
no as-of. Their columns say how many times as long as our median they take (median of three).`
}

/** p95 and ratios by id of the question; null where there is none. */
export function figuresOf(run: MetricsRun): Record<string, Record<string, number | null>> {
  const figures = run.many.measured.map(({ question, medianMs, p95Ms }) => [
    question.id,
    {
      p95Ms: tenths(p95Ms),
      growth: tenths(run.few.growth[question.id] ?? null),
      naiveSql: tenths(over(run.naiveSql[question.id], medianMs)),
      duckDb: tenths(over(run.duckDb[question.id], medianMs)),
    },
  ])
  return Object.fromEntries(figures)
}

const over = (one: number | undefined, other: number | null) =>
  one === undefined || other === null ? null : one / other
const ms = (value: number | null) => (value === null ? '' : `${Math.round(value)} ms`)
const times = (ratio: number | null) => (ratio === null ? '' : `${ratio.toFixed(2)} ×`)
const count = (value: number) => value.toLocaleString('en')
const tenths = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)
