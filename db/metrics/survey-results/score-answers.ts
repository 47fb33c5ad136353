import type { SurveyScore } from '#contract/reports/survey-results'
import type { SurveyAnswer, SurveyQuestion } from '#contract/survey'
import type { Estimate } from '#contract/estimates'
import { meanWithInterval } from '../estimators/mean-with-interval.ts'
import { minAnswers, minUnits } from '../estimators/minimums.ts'
import { netPromoterScore } from '../estimators/net-promoter-score.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'

/** What the answers to a question come to, one of each person; null: fewer than 5. */
export function scoreAnswers(
  kind: SurveyQuestion['kind'],
  answers: readonly SurveyAnswer[],
): SurveyScore | null {
  if (answers.length < minAnswers) return null
  const points = answers.filter((answer) => typeof answer === 'number')
  const atLeast = (least: number) =>
    rateWithInterval(points.filter((point) => point >= least).length, points.length)
  if (kind === 'nps') {
    const { score, lower, upper, promoters, passives, detractors } = netPromoterScore(points)
    return {
      kind,
      score: withLimits(points.length, { estimate: score, lower, upper }),
      promoters,
      passives,
      detractors,
    }
  }
  const mean = withLimits(points.length, meanWithInterval(points))
  if (kind === 'csat') return { kind, satisfied: atLeast(4), mean }
  if (kind === 'ces') return { kind, mean, easy: atLeast(5) }
  return { kind: kind === 'text' ? 'text' : 'choices' }
}

function withLimits(n: number, estimate: Estimate): Estimate {
  return n < minUnits ? { estimate: estimate.estimate, lower: null, upper: null } : estimate
}
