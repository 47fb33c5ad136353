import type { Starter } from '../starter.ts'

/** Nobody is asked by two surveys within a month unless the author wants so. */
const defaultCoolDownDays = 30

/** The one question most surveys begin with: would you recommend us? */
export const surveyStarter: Starter<'survey'> = ({ name }) => ({
  kind: 'survey',
  trigger: 'auto',
  content: {
    title: { en: name },
    questions: [{ key: 'question-1', kind: 'nps', title: { en: '' } }],
    coolDownDays: defaultCoolDownDays,
    askLater: true,
  },
})
