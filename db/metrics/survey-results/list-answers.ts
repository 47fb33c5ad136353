import { questionScales } from '#contract/rules/question-scales'
import type { SurveyAnswer, SurveyQuestion } from '#contract/survey'

/** An answer that can be given to a question, with the words for it. */
export interface PossibleAnswer {
  key: string
  label: string
}

/** What can be answered: the points of a scale in order, or the options. Words are free. */
export function listAnswers({ kind, options }: SurveyQuestion): PossibleAnswer[] {
  if (kind === 'text') return []
  if (kind === 'single' || kind === 'multiple') {
    return (options ?? []).map(({ key, label }) => ({ key, label: label.en }))
  }
  const [first, last] = questionScales[kind]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const point = String(first + index)
    return { key: point, label: point }
  })
}

/** The answer as the question takes it; undefined: it does not fit. Of several choices each once. */
export function readAnswer(question: SurveyQuestion, answer: unknown): SurveyAnswer | undefined {
  if (question.kind === 'text') return typeof answer === 'string' ? answer : undefined
  const possible = new Set(listAnswers(question).map(({ key }) => key))
  if (Array.isArray(answer)) {
    const isChoice = question.kind === 'single' || question.kind === 'multiple'
    const chosen = [...new Set(answer)]
    const fits = chosen.every((key) => typeof key === 'string' && possible.has(key))
    const isOne = question.kind === 'multiple' || chosen.length === 1
    return isChoice && fits && isOne ? chosen : undefined
  }
  const isScale = Object.hasOwn(questionScales, question.kind)
  return isScale && typeof answer === 'number' && possible.has(String(answer)) ? answer : undefined
}
