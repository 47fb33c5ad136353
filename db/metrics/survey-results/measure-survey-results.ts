import type { UnitRow } from '#contract/metric-report'
import type { SurveyResultsReport } from '#contract/reports/survey-results'
import type { SurveyAnswer, SurveyQuestion } from '#contract/survey'
import { loadSql } from '../../load-sql.ts'
import { minAnswers } from '../estimators/minimums.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import { splitBy } from '../estimators/split-by.ts'
import { findGuide } from '../guide-performance/find-guide.ts'
import type { Measured } from '../measured.ts'
import { sharedValues, toIso, type MetricRequest } from '../metric-request.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { splitGroups } from '../split-groups.ts'
import { Unanswerable } from '../unanswerable.ts'
import { listAnswers, readAnswer } from './list-answers.ts'
import { surveyResults, type SurveyResultsRow } from './metric.ts'
import { scoreAnswers } from './score-answers.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { isCounted } from '../unit-times.ts'

const query = loadSql(import.meta.url, './query.sql')
const wordsPerPage = 20

/** What people answered in a survey, and how many of those who were asked. */
export async function measureSurveyResults(request: MetricRequest): Promise<Measured> {
  const { environment } = request
  const { key, name, version, versionId, draft } = await findGuide(request)
  if (draft.kind !== 'survey') {
    throw new Unanswerable('guide', `"${key}" is no survey: ask guide-performance of it`)
  }
  const questions = askedQuestions(request, draft.content.questions)
  const rows = await runQuery<SurveyResultsRow>(request, query, {
    ...sharedValues(request),
    guide: key,
    version_id: versionId,
    per: request.query.per ?? 'month',
    time_zone: environment.timeZone,
    week_shift: environment.weekStart === 'sunday' ? '1' : '0',
    words_offset: String(request.query.offset ?? 0),
    words_limit: String(wordsPerPage),
  })
  const people = [...new Map(rows.map((row) => [row.user_id, row])).values()]
  const counted = people.filter(isCounted)
  const { answers, notes } = readAnswers(draft.content.questions, rows)
  const answersOf = (question: SurveyQuestion) => answers.get(question.key) ?? []
  const responders = new Set([...answers.values()].flat().map((row) => row.user_id))
  return {
    report: {
      metric: 'survey-results',
      ...reportHeader(surveyResults, request, {
        n: counted.length,
        method: 'wilson, normal (nps), student (means)',
        units: people,
        recomputing: null,
      }),
      guide: { key, name, version },
      summary: { answered: rateWithInterval(responders.size, counted.length) },
      notes,
      rows: questions.map((question) =>
        toQuestionRow(question, answersOf(question), counted.length, request.query.groupBy),
      ),
    },
    units: () =>
      questions.flatMap((question) =>
        toUnitRows(question, counted, answersOf(question), request.asOfMs),
      ),
  }
}

function askedQuestions({ query }: MetricRequest, questions: SurveyQuestion[]): SurveyQuestion[] {
  if (query.question === undefined) return questions
  const asked = questions.find((question) => question.key === query.question)
  if (!asked) throw new Unanswerable('question', `The survey has no question "${query.question}"`)
  return [asked]
}

/** A row with an answer that fits its question; null: words that are not told on this page. */
type Answered = SurveyResultsRow & {
  answered_at: number
  course_from: string
  given: SurveyAnswer | null
}

function readAnswers(questions: readonly SurveyQuestion[], rows: readonly SurveyResultsRow[]) {
  const answers = new Map<string, Answered[]>(questions.map(({ key }) => [key, []]))
  let [noQuestion, noAnswer] = [0, 0]
  for (const row of rows) {
    const { question: asked, answered_at, course_from } = row
    if (asked === null || answered_at === null || course_from === null) continue
    const question = questions.find(({ key }) => key === asked)
    const given = question && toGiven(question, row.answer)
    if (!question) noQuestion += 1
    else if (given === undefined) noAnswer += 1
    else answers.get(asked)?.push({ ...row, answered_at, course_from, given })
  }
  const notes = [
    { reason: 'no_such_answer', count: noAnswer },
    { reason: 'no_such_question', count: noQuestion },
  ]
  return { answers, notes: notes.filter(({ count }) => count > 0) }
}

function toGiven(question: SurveyQuestion, answer: unknown): SurveyAnswer | null | undefined {
  if (answer !== null) return readAnswer(question, answer)
  return question.kind === 'text' ? null : undefined
}

const scoreOf = (question: SurveyQuestion, rows: readonly Answered[]) =>
  scoreAnswers(
    question.kind,
    rows.map(({ given }) => given ?? ''),
  )

function toQuestionRow(
  question: SurveyQuestion,
  rows: readonly Answered[],
  asked: number,
  groupBy: string | undefined,
): SurveyResultsReport['rows'][number] {
  const isText = question.kind === 'text'
  const course = splitBy(rows, ({ course_from }) => course_from)
  return {
    question: question.key,
    title: question.title.en,
    kind: question.kind,
    answered: rateWithInterval(rows.length, asked),
    score: scoreOf(question, rows),
    answers: rows.length < minAnswers ? [] : countAnswers(question, rows),
    course: isText
      ? []
      : [...course].map(([from, of]) => ({ from, n: of.length, score: scoreOf(question, of) })),
    groups:
      groupBy === undefined
        ? null
        : splitGroups(groupBy, rows).map(({ value, rows: of }) => ({
            value,
            n: of.length,
            score: scoreOf(question, of),
          })),
    words: isText ? toWords(rows) : null,
  }
}

function countAnswers(question: SurveyQuestion, rows: readonly Answered[]) {
  const counts = new Map<string, number>()
  for (const { given } of rows) {
    const keys = Array.isArray(given) ? given : [String(given)]
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return listAnswers(question).map(({ key, label }) => ({
    answer: key,
    label,
    share: rateWithInterval(counts.get(key) ?? 0, rows.length),
  }))
}

function toWords(rows: readonly Answered[]) {
  const told = rows.filter(({ given }) => given !== null)
  return {
    total: rows.length,
    rows: told
      .toSorted((a, b) => b.answered_at - a.answered_at || (a.user_id < b.user_id ? -1 : 1))
      .map((row) => ({
        userId: row.user_id,
        userName: row.user_name,
        accountId: row.account_id,
        accountName: row.account_name,
        answeredAt: toIso(row.answered_at),
        text: String(row.given),
      })),
  }
}

/** Everybody who was asked, with what they said: of scales which part of it they are in. */
function toUnitRows(
  question: SurveyQuestion,
  people: readonly SurveyResultsRow[],
  answers: readonly Answered[],
  asOfMs: number,
): UnitRow[] {
  const byUser = new Map(answers.map((row) => [row.user_id, row]))
  return people.map((row) => {
    const answer = byUser.get(row.user_id)
    return toUnitRow(row, {
      subject: question.key,
      step: answer ? partOf(question, answer.given) : 'answered',
      durationMs: Math.max(0, (answer?.answered_at ?? asOfMs) - row.started_at),
      reached: answer !== undefined,
    })
  })
}

function partOf({ kind }: SurveyQuestion, given: SurveyAnswer | null): string {
  if (typeof given !== 'number') return 'answered'
  if (kind === 'nps') return given >= 9 ? 'promoter' : given >= 7 ? 'passive' : 'detractor'
  if (kind === 'csat') return given >= 4 ? 'satisfied' : 'not_satisfied'
  return given >= 5 ? 'easy' : 'not_easy'
}
