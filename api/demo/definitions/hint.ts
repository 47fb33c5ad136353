import type { DraftOf } from '#contract/guide'
import { demoModal } from './modal.ts'
import { paragraph } from './paragraph.ts'

/** Beside a switch that is easily overlooked, until it was used once. */
export const demoHint: DraftOf<'hint'> = {
  kind: 'hint',
  key: 'see-ahead',
  name: 'See three weeks ahead',
  audience: {
    all: [
      { milestone: 'data_source_connected' },
      {
        not: {
          event: 'feature_used',
          where: [{ property: 'feature', op: 'is', value: 'forecast' }],
        },
      },
      { page: 'path', op: 'startsWith', value: '/demo/projects/' },
    ],
  },
  trigger: 'auto',
  content: {
    title: {
      en: 'See three weeks ahead',
      de: 'Drei Wochen voraussehen',
      fr: 'Voyez trois semaines plus loin',
    },
    body: paragraph({
      en: 'Switch the forecast on: the dashed line shows where the number is heading.',
      de: 'Schalten Sie die Prognose ein: Die gestrichelte Linie zeigt, wohin die Zahl sich bewegt.',
      fr: 'Activez la prévision : la ligne en pointillés montre où va le chiffre.',
    }),
    // The whole switch: at the corner of its box the beacon would lie over the words.
    target: {
      tag: 'label',
      text: 'Forecast',
      attributes: { id: 'show-forecast' },
      landmark: { role: 'main' },
    },
    placement: 'bottom',
    beacon: 'quiet',
    button: {
      label: {
        en: 'What else is new',
        de: 'Was sonst neu ist',
        fr: 'Les autres nouveautés',
      },
      action: { kind: 'tour', guide: demoModal.key },
    },
  },
}
