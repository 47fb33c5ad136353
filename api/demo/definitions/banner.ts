import type { Condition } from '#contract/condition'
import type { DraftOf } from '#contract/guide'
import { demoModal } from './modal.ts'
import { paragraph } from './paragraph.ts'

const cameToday: Condition = {
  any: [
    { event: 'signed_up', lastDays: 1 },
    { event: 'teammate_joined', lastDays: 1 },
  ],
}

/** Told once, to those who know Tideboard already: nobody's first day is spent on news. */
export const demoBanner: DraftOf<'banner'> = {
  kind: 'banner',
  key: 'forecast-released',
  name: 'The forecast is here',
  audience: { all: [{ milestone: 'report_published' }, { not: cameToday }] },
  trigger: 'auto',
  content: {
    title: {
      en: 'Charts look ahead now',
      de: 'Diagramme blicken jetzt voraus',
      fr: 'Les graphiques regardent devant',
    },
    body: paragraph({
      en: 'The forecast draws the next three weeks.',
      de: 'Die Prognose zeichnet die nächsten drei Wochen.',
      fr: 'La prévision dessine les trois prochaines semaines.',
    }),
    position: 'top',
    button: {
      label: { en: 'What is new', de: 'Was neu ist', fr: 'Voir les nouveautés' },
      action: { kind: 'tour', guide: demoModal.key },
    },
  },
}
