import type { DraftOf } from '#contract/guide'
import { paragraph } from './paragraph.ts'

/** Three steps to the button that connects the first data source; doing it ends the tour. */
export const demoTour: DraftOf<'tour'> = {
  kind: 'tour',
  key: 'connect-your-data',
  name: 'Connect your data',
  audience: { user: 'id', op: 'exists' },
  trigger: 'manual',
  content: {
    title: { en: 'Connect your data', de: 'Daten verbinden', fr: 'Connecter vos données' },
    steps: [
      {
        key: 'open-sources',
        title: { en: 'Start here', de: 'Hier geht es los', fr: 'Commencez ici' },
        body: paragraph({
          en: 'All your sources live under Data sources. Open it.',
          de: 'Alle Ihre Quellen liegen unter Datenquellen. Öffnen Sie die Seite.',
          fr: 'Vos données arrivent par la page Sources. Ouvrez-la.',
        }),
        target: {
          role: 'link',
          name: 'Data sources',
          tag: 'a',
          attributes: { id: 'nav-sources' },
          landmark: { role: 'navigation' },
        },
        placement: 'end',
        advance: { on: 'click' },
      },
      {
        key: 'choose-source',
        title: {
          en: 'Take the sample shop',
          de: 'Nehmen Sie den Beispielshop',
          fr: 'Prenez la boutique d’exemple',
        },
        body: paragraph({
          en: 'It has a year of orders and needs no password. You can connect your own later.',
          de: 'Er bringt ein Jahr an Bestellungen mit und braucht kein Passwort. Ihre eigenen Quellen verbinden Sie später.',
          fr: 'Elle contient un an de commandes et ne demande aucun mot de passe. Vous connecterez la vôtre plus tard.',
        }),
        target: {
          role: 'link',
          name: 'Connect Sample shop',
          tag: 'a',
          attributes: { id: 'connect-sample' },
          landmark: { role: 'main' },
        },
        placement: 'bottom',
        advance: { on: 'click' },
        pathPrefix: '/demo/sources',
      },
      {
        key: 'connect-source',
        title: { en: 'Connect it', de: 'Verbinden', fr: 'Connectez-la' },
        body: paragraph({
          en: 'One click, and your first charts are drawn.',
          de: 'Ein Klick, und Ihre ersten Diagramme stehen da.',
          fr: 'Un clic, et vos premiers graphiques s’affichent.',
        }),
        target: {
          role: 'button',
          name: 'Connect and load data',
          tag: 'button',
          attributes: { id: 'connect-submit' },
          landmark: { role: 'main' },
        },
        placement: 'top',
        advance: { on: 'milestone', milestone: 'data_source_connected' },
        pathPrefix: '/demo/sources/',
      },
    ],
  },
}
