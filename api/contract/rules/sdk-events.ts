/**
 * Our own events, sent by the SDK as `track`. They move runs and celebrations, never milestones. All
 * about a guide carry `guideKey` and `versionId`, and `stepKey` where there is one. Besides:
 * `guideSnoozed` `until` (ISO-8601); `targetHealth` `health` and `path` of the page; `guideDecided`
 * `shown` and `trace`, sent when the decision became another; `surveyAnswered` `questionKey` and
 * `answer`, one for each question when it is answered.
 */
export const sdkEvents = {
  guideStarted: '$guide_started',
  guideStepShown: '$guide_step_shown',
  guideMinimised: '$guide_minimised',
  guideOpened: '$guide_opened',
  guideDismissed: '$guide_dismissed',
  guideCompleted: '$guide_completed',
  guideSnoozed: '$guide_snoozed',
  stepMarked: '$guide_step_marked',
  stepSkipped: '$guide_step_skipped',
  targetHealth: '$guide_target_health',
  guideDecided: '$guide_decided',
  surveyAnswered: '$survey_answered',
  celebrationShown: '$celebration_shown',
} as const
