import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, sharedParams, unitColumns } from '../shared-params.ts'

export const surveyResults = defineMetric({
  id: 'survey-results',
  title: 'Survey results',
  question: 'What do people answer, and how many of those who were asked?',
  unit: 'NPS from -100 to 100, share of the satisfied, mean effort from 1 to 7, shares of choices.',
  betterWhen: 'higher',
  population:
    'Every person that a page showed the survey to, first in the period; at level account those in an account that counts. Own staff and tests are left out and counted beside. Visitors count once they are identified, with what they answered before.',
  counts:
    'One answer for each person and question: the latest. NPS is the share of 9 and 10 less that of 0 to 6, times 100; satisfied are 4 and 5 of 5; easy is 5 and more of 7.',
  window: 'From when the survey was first shown to the as-of time.',
  timeBasis:
    'The period is when the survey was first shown; the course is told by when it was answered, in weeks or months of the time zone of the environment.',
  caveats: [
    'Who answers is not who was asked: with few answers among many asked, the others may think otherwise.',
    'Below 5 answers nothing but their number is told, below 10 no interval. Words are told however few.',
    'NPS has the interval of a mean of 1, 0 and -1, mean effort that of Student, shares have Wilson’s; all 95%.',
    'Questions are those of the version asked for, or of the newest. Answers that do not fit them are counted beside.',
    'A past as-of is answered by what had been received by then. Erased people are gone from every as-of.',
  ],
  params: z.object({
    ...sharedParams,
    guide: z.string(),
    /** Only who met this version first; null: everybody. */
    version_id: z.string().nullable(),
    /** `week` or `month`. */
    per: z.string(),
    time_zone: z.string(),
    /** By how many days weeks begin before Monday: 0 or 1. */
    week_shift: z.string(),
    /** Of words only so many are told, after so many. */
    words_offset: z.string(),
    words_limit: z.string(),
  }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    user_id: z.string(),
    user_name: z.string().nullable(),
    account_id: z.string().nullable(),
    account_name: z.string().nullable(),
    /** Null: answered nothing. */
    question: z.string().nullable(),
    answered_at: z.number().nullable(),
    /** First local day of the week or month of the answer. */
    course_from: z.string().nullable(),
    /** Null for words that are not told. */
    answer: z.unknown(),
  }),
})

export type SurveyResultsRow = z.infer<typeof surveyResults.row>
