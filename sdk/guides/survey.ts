import type { SurveyQuestion } from '#contract/survey'
import type { SurveyActions, SurveyView } from '../surface.ts'
import type { CreateController } from './guide-stage.ts'

/** First and last value of a scale; the same as the contract's, which live beside zod. */
export const SCALES: Partial<Record<SurveyQuestion['kind'], readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
}

/** Asks one question after the other; what was answered is sent at once. */
export const createSurvey: CreateController<'survey', SurveyView, SurveyActions> = (
  { core, move, remember, render, snooze, text, words },
  current,
) => ({
  actions: {
    answer(questionKey, answer) {
      const state = current()
      const { key: guideKey, versionId, content } = state.guide
      if (answer !== null) {
        core.track('$survey_answered', { guideKey, versionId, questionKey, answer })
      }
      const index = content.questions.findIndex(({ key }) => key === questionKey)
      const next = content.questions[index + 1]
      if (next) {
        state.run.stepKey = next.key
        remember(state)
        return render()
      }
      state.isFinishing = true
      move(state, 'completed')
    },
    askLater: () => snooze(current()),
    close() {
      const state = current()
      if (!state.isFinishing) return move(state, 'dismissed')
      state.isFinishing = false
      render()
    },
  },
  view() {
    const { guide, run, isFinishing, askedFor } = current()
    const { title, questions, thanks, askLater } = guide.content
    const at = Math.max(
      0,
      questions.findIndex(({ key }) => key === run.stepKey),
    )
    const { key, kind, title: asked, optional = false, options = [] } = questions[at]!
    const scale = SCALES[kind]
    const label = (end: 'From' | 'To') => words()[`survey.${kind as 'nps' | 'csat' | 'ces'}${end}`]
    return {
      guideKey: guide.key,
      title: text(title),
      number: at + 1,
      total: questions.length,
      question: isFinishing
        ? null
        : {
            key,
            kind,
            title: text(asked),
            isOptional: optional,
            options: options.map((option) => ({ key: option.key, label: text(option.label) })),
            scale: scale
              ? { from: scale[0], to: scale[1], fromLabel: label('From'), toLabel: label('To') }
              : null,
          },
      thanks: thanks ? text(thanks) : [],
      canAskLater: askLater === true,
      startedByUser: askedFor > 0,
    }
  },
})
