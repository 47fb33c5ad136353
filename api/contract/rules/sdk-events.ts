/** Our own events, sent by the SDK as `track`. They move runs and celebrations, never milestones. */
export const sdkEvents = {
  guideStarted: '$guide_started',
  guideStepShown: '$guide_step_shown',
  guideMinimised: '$guide_minimised',
  guideOpened: '$guide_opened',
  guideDismissed: '$guide_dismissed',
  guideCompleted: '$guide_completed',
  targetLost: '$guide_target_lost',
  celebrationShown: '$celebration_shown',
} as const
