import type { DraftOf } from '#contract/guide'
import { paragraph } from './paragraph.ts'

/**
 * After the first report: how easy was it? Not on the page of the report itself, where there is
 * something to look at, but once one goes on.
 */
export const demoSurvey: DraftOf<'survey'> = {
  kind: 'survey',
  key: 'first-report',
  name: 'After the first report',
  audience: { not: { page: 'path', op: 'startsWith', value: '/demo/reports/' } },
  trigger: { event: 'report_published' },
  content: {
    title: { en: 'Your first report', de: 'Ihr erster Bericht', fr: 'Votre premier rapport' },
    questions: [
      {
        key: 'satisfied',
        kind: 'csat',
        title: {
          en: 'How satisfied are you with Tideboard so far?',
          de: 'Wie zufrieden sind Sie bisher mit Tideboard?',
          fr: 'Êtes-vous satisfait de Tideboard jusqu’ici ?',
        },
      },
      {
        key: 'missing',
        kind: 'text',
        optional: true,
        title: {
          en: 'What would have helped you get here sooner?',
          de: 'Was hätte Ihnen geholfen, schneller hierher zu kommen?',
          fr: 'Qu’est-ce qui vous aurait aidé à y arriver plus vite ?',
        },
      },
    ],
    thanks: paragraph({
      en: 'Thank you. The people who build Tideboard read every answer.',
      de: 'Danke. Wer Tideboard baut, liest jede Antwort.',
      fr: 'Merci. Celles et ceux qui font Tideboard lisent chaque réponse.',
    }),
    coolDownDays: 90,
    askLater: true,
  },
}
