import { z } from 'zod'
import { keySchema } from './key.ts'
import { localizedBlocksSchema, localizedTextSchema } from './localized-text.ts'

/**
 * `nps` 0 to 10 (how likely to recommend), `csat` 1 to 5 (how satisfied), `ces` 1 to 7 (how easy);
 * `single` and `multiple` choose among options, `text` is free.
 */
export const questionKinds = ['nps', 'csat', 'ces', 'single', 'multiple', 'text'] as const
export type QuestionKind = (typeof questionKinds)[number]

export { questionScales } from './rules/question-scales.ts'

export const surveyQuestionSchema = z.strictObject({
  key: keySchema,
  kind: z.enum(questionKinds),
  title: localizedTextSchema,
  /** May be left unanswered. */
  optional: z.boolean().optional(),
  /** For `single` and `multiple`. */
  options: z
    .array(z.strictObject({ key: keySchema, label: localizedTextSchema }))
    .min(2)
    .max(20)
    .optional(),
})
export type SurveyQuestion = z.infer<typeof surveyQuestionSchema>

export const surveyContentSchema = z.strictObject({
  title: localizedTextSchema,
  /** One is asked after the other. */
  questions: z.array(surveyQuestionSchema).min(1).max(10),
  thanks: localizedBlocksSchema.optional(),
  /** Of 100 users so many are asked; who, is settled by the user's id. Everybody when left out. */
  samplePercent: z.number().min(0).max(100).optional(),
  /** Nobody is asked who answered or closed any survey in so many days. */
  coolDownDays: z.int().min(0).max(3660).optional(),
  /** Offers "ask me later". */
  askLater: z.boolean().optional(),
})
export type SurveyContent = z.infer<typeof surveyContentSchema>

/** An answer as it travels in `$survey_answered`: a point of the scale, option keys, or words. */
export const surveyAnswerSchema = z.union([
  z.int().min(0).max(10),
  z.array(keySchema).max(20),
  z.string().max(5000),
])
export type SurveyAnswer = z.infer<typeof surveyAnswerSchema>
