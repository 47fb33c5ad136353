import type { SurveyResultsReport, SurveyScore } from '#contract/reports/survey-results'
import type { CsvCell } from '../to-csv.ts'
import type { Table } from './table.ts'

/** One row for each question, then one for each answer that it can be given, then the words told. */
export function surveyResultsTable(report: SurveyResultsReport): Table {
  return {
    header: [
      'question',
      'title',
      'kind',
      'answer',
      'answered_at',
      'user_id',
      'answers',
      'of',
      'rate',
      'lower',
      'upper',
      'score',
      'score_lower',
      'score_upper',
    ],
    rows: report.rows.flatMap(({ question, title, kind, answered, score, answers, words }) => [
      [
        question,
        title,
        kind,
        null,
        null,
        null,
        answered.k,
        answered.n,
        answered.rate,
        answered.lower,
        answered.upper,
        ...scoreCells(score),
      ],
      ...answers.map(({ answer, label, share }): CsvCell[] => [
        question,
        label,
        kind,
        answer,
        null,
        null,
        share.k,
        share.n,
        share.rate,
        share.lower,
        share.upper,
        null,
        null,
        null,
      ]),
      ...(words?.rows ?? []).map(({ text, answeredAt, userId }): CsvCell[] => [
        question,
        title,
        kind,
        text,
        answeredAt,
        userId,
        ...Array<CsvCell>(8).fill(null),
      ]),
    ]),
  }
}

/** NPS, the share of the satisfied, the mean effort. */
function scoreCells(score: SurveyScore | null): CsvCell[] {
  if (score?.kind === 'nps') return Object.values(score.score)
  if (score?.kind === 'csat') {
    return [score.satisfied.rate, score.satisfied.lower, score.satisfied.upper]
  }
  return score?.kind === 'ces' ? Object.values(score.mean) : [null, null, null]
}
