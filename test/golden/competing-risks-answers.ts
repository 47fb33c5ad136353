import {
  aalenJohansen,
  incidenceBy,
  incidenceQuantile,
} from '../../db/metrics/estimators/aalen-johansen.ts'
import { kaplanMeier } from '../../db/metrics/estimators/kaplan-meier.ts'
import { reachedBy } from '../../db/metrics/estimators/reached-by.ts'
import { splitBy } from '../../db/metrics/estimators/split-by.ts'
import type { SurvivalFile, SurvivalQuestions, SurvivalRow } from './survival-file.ts'

/** Answers in the layout of the golden files of kind `competing_risks`. */
export function competingRisksAnswers({ dataset, kind, rows, questions }: SurvivalFile) {
  const byGroup = splitBy(rows, (row) => row.group)
  return {
    dataset,
    source: questions.source,
    kind,
    causes: questions.causes,
    method: 'Aalen-Johansen with the variance of Aalen',
    overall: incidenceAnswers(rows, questions),
    by_group: Object.fromEntries(
      [...byGroup].map(([group, units]) => [group, incidenceAnswers(units, questions)]),
    ),
  }
}

function incidenceAnswers(rows: readonly SurvivalRow[], { times, causes }: SurvivalQuestions) {
  const units = rows.map((row) => ({ ...row, cause: causes[row.cause - 1] ?? null }))
  const curves = aalenJohansen(units, causes)
  const firstCauseAlone = kaplanMeier(rows.map((row) => ({ ...row, reached: row.cause === 1 })))
  const byCause: Record<string, (number | null)[]> = {}
  for (const cause of causes) {
    const shares = times.map((time) => incidenceBy(curves, cause, time))
    byCause[`cif_${cause}`] = shares.map((share) => share.incidence)
    byCause[`se_${cause}`] = shares.map((share) => share.se)
  }
  const countOf = (cause: string | null) => units.filter((unit) => unit.cause === cause).length
  return {
    n: rows.length,
    counts: {
      censor: countOf(null),
      ...Object.fromEntries(causes.map((cause) => [cause, countOf(cause)])),
    },
    times,
    ...byCause,
    event_free: times.map((_, i) =>
      causes.reduce((waiting, cause) => waiting - (byCause[`cif_${cause}`]![i] ?? 0), 1),
    ),
    wrong_one_minus_km_censoring_competing: times.map(
      (time) => reachedBy(firstCauseAlone, time).reached,
    ),
    cif1_quantiles: [0.1, 0.25, 0.5].map((p) => ({
      p,
      time: incidenceQuantile(curves, causes[0] ?? '', p),
    })),
  }
}
