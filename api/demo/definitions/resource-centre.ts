import type { DraftOf } from '#contract/guide'

/** Checklist and tour to be found again, the places people look for most, and a way to ask. */
export const demoResourceCentre: DraftOf<'resource_centre'> = {
  kind: 'resource_centre',
  key: 'help',
  name: 'Help',
  audience: { user: 'id', op: 'exists' },
  trigger: 'auto',
  content: {
    title: { en: 'Help', de: 'Hilfe', fr: 'Aide' },
    links: [
      {
        title: {
          en: 'Which data sources there are',
          de: 'Welche Datenquellen es gibt',
          fr: 'Quelles sources sont possibles',
        },
        url: '/demo/sources',
      },
      {
        title: {
          en: 'Plans, and how to switch',
          de: 'Tarife, und wie Sie wechseln',
          fr: 'Les formules, et comment changer',
        },
        url: '/demo/settings',
      },
      {
        title: {
          en: 'Who sees my numbers',
          de: 'Wer meine Zahlen sieht',
          fr: 'Qui voit mes chiffres',
        },
        url: '/demo/team',
      },
    ],
    help: true,
  },
}
