/**
 * What the SDK itself says to end users; guides bring their own texts. `{name}` is filled in by
 * `fillWords`. The other languages have the same keys.
 */
export const en = {
  'checklist.label': 'Getting started',
  'checklist.progress': '{done} of {total}',
  'checklist.progressSpoken': '{done} of {total} steps done',
  'checklist.open': 'Open the checklist',
  'checklist.minimise': 'Make the checklist small',
  'checklist.dismiss': 'Not now',
  'checklist.showMe': 'Show me',
  'checklist.done': 'Done',
  'checklist.next': 'Next step',
  'checklist.locked': 'Locked',
  'checklist.byTeammate': 'Done by a teammate',
  'checklist.stepDone': 'Done: {step}',
  'checklist.phaseUnlocked': 'Now open: {phase}',
  'checklist.completedTitle': 'All steps are done',
  'checklist.completedText': 'You are set up. This list can go now.',
  'checklist.close': 'Close the checklist',
  'phase.finishFirst': 'Opens when “{phase}” is done',
  'tour.step': 'Step {number} of {total}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.finish': 'Finish',
  'tour.close': 'Close the tour',
  'tour.targetLost': 'The part of the page this step is about is out of sight.',
  'tour.takeMeThere': 'Take me there',
  'tour.backToStep': 'Back to the step',
  'celebration.title': 'Well done',
  'celebration.text': 'You have your first result.',
  'celebration.textWithTime': 'You have your first result, {time} after you started.',
  'celebration.close': 'Close',
} as const

export type WordKey = keyof typeof en
/** The words of one language. */
export type Words = Readonly<Record<WordKey, string>>
