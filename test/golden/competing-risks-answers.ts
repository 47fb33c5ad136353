import {
  aalenJohansen,
  incidenceBy,
  incidenceQuantile,
} from '../../db/metrics/estimators/aalen-johansen.ts'
import { grayTest } from '../../db/metrics/estimators/gray-test.ts'
import { kaplanMeier } from '../../db/metrics/estimators/kaplan-meier.ts'
import { reachedBy } from '../../db/metrics/estimators/reached-by.ts'
import { splitBy } from '../../db/metrics/estimators/split-by.ts'
import { cumincVariance } from './cuminc-variance.ts'
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
    gray_test: questions.causes.map((cause, index) => {
      const { chiSquare, p, degreesOfFreedom } = grayTest(withCause(rows, questions), cause)
      return { cause: String(index + 1), stat: chiSquare, p, df: degreesOfFreedom }
    }),
    cuminc_overall: cumincAnswers(rows, questions),
  }
}

function withCause(rows: readonly SurvivalRow[], { causes }: SurvivalQuestions) {
  return rows.map((row) => ({ ...row, cause: causes[row.cause - 1] ?? null }))
}

/** The layout of R's cuminc, which names its rows by group and cause. */
function cumincAnswers(rows: readonly SurvivalRow[], questions: SurvivalQuestions) {
  const { times, causes } = questions
  const curves = aalenJohansen(withCause(rows, questions), causes)
  return {
    times,
    est: causes.map((cause) => times.map((t) => incidenceBy(curves, cause, t).incidence)),
    var: causes.map((cause) => times.map((t) => cumincVariance(curves, cause, t))),
    rows: causes.map((_, index) => `1 ${index + 1}`),
  }
}

function incidenceAnswers(rows: readonly SurvivalRow[], questions: SurvivalQuestions) {
  const { times, causes } = questions
  const units = withCause(rows, questions)
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
