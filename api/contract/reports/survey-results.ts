import { z } from 'zod'
import { estimateSchema, rateSchema } from '#contract/estimates'
import { keySchema } from '#contract/key'
import { questionKinds } from '#contract/survey'
import { guideQuery } from './guide-performance.ts'
import { countedReasonSchema, reportShared } from './report-shared.ts'

/** What only this metric is asked. */
export const surveyResultsQuery = {
  ...guideQuery,
  /** Key of a question; all of them when left out. */
  question: keySchema.optional(),
  /** By what the course is told, in the time zone of the environment. */
  per: z.enum(['week', 'month']).optional(),
  /** Words beyond the latest so many are told: for the pages of them. */
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
}

/** What a scale comes to. With fewer than 10 answers without limits. */
const scoreSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('nps'),
    /** Promoters (9, 10) less detractors (0 to 6) of 100. */
    score: estimateSchema,
    promoters: z.int(),
    passives: z.int(),
    detractors: z.int(),
  }),
  z.object({
    kind: z.literal('csat'),
    /** 4 or 5. */
    satisfied: rateSchema,
    mean: estimateSchema,
  }),
  z.object({
    kind: z.literal('ces'),
    mean: estimateSchema,
    /** 5 or more. */
    easy: rateSchema,
  }),
  /** Shares of those who answered; of several choices they add up to more than 1. */
  z.object({ kind: z.literal('choices') }),
  z.object({ kind: z.literal('text') }),
])
export type SurveyScore = z.infer<typeof scoreSchema>

const wordsSchema = z.object({
  userId: z.string(),
  userName: z.string().nullable(),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  answeredAt: z.string(),
  /** As it was written: text, never markup. */
  text: z.string(),
})

export const surveyResultsReportSchema = z.object({
  ...reportShared,
  metric: z.literal('survey-results'),
  guide: z.object({
    key: z.string(),
    name: z.string(),
    version: z.int().nullable(),
  }),
  summary: z.object({
    /** People who answered any of its questions, of those it was shown to. */
    answered: rateSchema,
  }),
  /** Not counted: `no_such_question`, `no_such_answer`: from earlier versions, or made up. */
  notes: z.array(countedReasonSchema),
  /** Questions in their order. */
  rows: z.array(
    z.object({
      question: z.string(),
      title: z.string(),
      kind: z.enum(questionKinds),
      /** People who answered it, of those the survey was shown to. */
      answered: rateSchema,
      /** Null: fewer than 5 answers. */
      score: scoreSchema.nullable(),
      /** How many gave each answer: points of the scale in order, or options. Empty below 5 answers. */
      answers: z.array(z.object({ answer: z.string(), label: z.string(), share: rateSchema })),
      /** By when it was answered, oldest first; score null below 5 answers. Empty for words. */
      course: z.array(
        z.object({
          /** First local day of the week or month. */
          from: z.string(),
          n: z.int(),
          score: scoreSchema.nullable(),
        }),
      ),
      /** By what was asked for with `groupBy`; null without. */
      groups: z
        .array(
          z.object({ value: z.string().nullable(), n: z.int(), score: scoreSchema.nullable() }),
        )
        .nullable(),
      /** The latest 20 after `offset`; null: the question asks for no words. */
      words: z.object({ total: z.int(), rows: z.array(wordsSchema) }).nullable(),
    }),
  ),
})
export type SurveyResultsReport = z.infer<typeof surveyResultsReportSchema>
