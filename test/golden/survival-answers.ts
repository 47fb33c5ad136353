import { competingRisksAnswers } from './competing-risks-answers.ts'
import { leftTruncatedAnswers } from './left-truncated-answers.ts'
import { rightCensoredAnswers } from './right-censored-answers.ts'
import { readSurvivalFile } from './survival-file.ts'

/** The estimators' answers to a survival csv, in the layout of the json beside it. */
export function survivalAnswers(csvPath: string): object {
  const file = readSurvivalFile(csvPath)
  switch (file.kind) {
    case 'right_censored':
      return rightCensoredAnswers(file)
    case 'left_truncated_right_censored':
      return leftTruncatedAnswers(file)
    case 'competing_risks':
      return competingRisksAnswers(file)
  }
}
