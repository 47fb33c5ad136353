import type * as eventBatch from '#contract/event-batch'
import type * as localizedText from '#contract/localized-text'
import type * as locator from '#contract/locator'
import type * as session from '#contract/session'
import type * as survey from '#contract/survey'
import type * as tour from '#contract/tour'
import type * as ours from './public-contract.ts'

type Equal<One, Other> = [One, Other] extends [Other, One] ? true : false

// A line that does not compile names a type that has drifted from the contract.
const areEqual: {
  completedMilestone: Equal<ours.CompletedMilestone, eventBatch.CompletedMilestone>
  milestoneState: Equal<ours.MilestoneState, session.MilestoneState>
  inline: Equal<ours.Inline, localizedText.Inline>
  block: Equal<ours.Block, localizedText.Block>
  elementSigns: Equal<ours.ElementSigns, locator.ElementSigns>
  locator: Equal<ours.Locator, locator.Locator>
  targetHealth: Equal<ours.TargetHealth, locator.TargetHealth>
  advance: Equal<ours.Advance, tour.Advance>
  placement: Equal<ours.Placement, tour.Placement>
  tourStepForm: Equal<ours.TourStepForm, tour.TourStepForm>
  questionKind: Equal<ours.QuestionKind, survey.QuestionKind>
  surveyAnswer: Equal<ours.SurveyAnswer, survey.SurveyAnswer>
} = {
  completedMilestone: true,
  milestoneState: true,
  inline: true,
  block: true,
  elementSigns: true,
  locator: true,
  targetHealth: true,
  advance: true,
  placement: true,
  tourStepForm: true,
  questionKind: true,
  surveyAnswer: true,
}
void areEqual
