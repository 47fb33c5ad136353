import type { DraftOf } from '#contract/guide'
import type { Block } from '#contract/localized-text'

/** What is new, for whoever asks: behind the button in the product, in a hint and in the banner. */
export const demoModal: DraftOf<'modal'> = {
  kind: 'modal',
  key: 'whats-new',
  name: 'What is new',
  audience: { user: 'id', op: 'exists' },
  trigger: 'manual',
  content: {
    title: {
      en: 'New in Tideboard',
      de: 'Neu in Tideboard',
      fr: 'Du nouveau dans Tideboard',
    },
    body: {
      en: news([
        ['Forecast.', 'Charts show where a number is heading for the next three weeks.'],
        ['Comparison.', 'The period before lies behind every line, day by day.'],
        ['Every Monday.', 'A report can go out to your team each week by itself.'],
      ]),
      de: news([
        ['Prognose.', 'Diagramme zeigen, wohin eine Zahl sich in drei Wochen bewegt.'],
        ['Vergleich.', 'Hinter jeder Linie liegt der Zeitraum davor, Tag für Tag.'],
        ['Jeden Montag.', 'Ein Bericht geht auf Wunsch jede Woche von selbst an Ihr Team.'],
      ]),
      fr: news([
        ['Prévision.', 'Les graphiques montrent où va un chiffre dans les trois semaines.'],
        ['Comparaison.', 'La période précédente figure derrière chaque ligne, jour par jour.'],
        ['Chaque lundi.', 'Un rapport peut partir tout seul, chaque semaine, vers votre équipe.'],
      ]),
    },
    button: {
      label: { en: 'Open projects', de: 'Projekte öffnen', fr: 'Ouvrir les projets' },
      action: { kind: 'open', url: '/demo/projects' },
    },
  },
}

function news(points: [what: string, text: string][]): Block[] {
  return [
    {
      type: 'list',
      items: points.map(([what, text]) => [{ text: what, bold: true }, { text: ` ${text}` }]),
    },
  ]
}
