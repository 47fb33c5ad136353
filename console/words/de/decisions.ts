import type { decisions as english } from '../en/decisions.ts'
import type { SameWords } from '../same-words.ts'

export const decisions: SameWords<typeof english> = {
  'decision.user': 'Nutzer',
  'decision.userHelp': 'Die Kennung, mit der Ihr Produkt sie identifiziert, oder eine anonyme.',
  'decision.ask': 'Erklären',
  'decision.clear': 'Stattdessen die neuesten zeigen',
  'decision.latest': 'Was Seiten zuletzt entschieden haben',
  'decision.none': 'Noch keine Seite hat über diese Anleitung entschieden',
  'decision.noneText':
    'Veröffentlichen Sie sie, und öffnen Sie Ihr Produkt. Nach jedem Nutzer fragen können Sie schon jetzt.',
  'decision.verdict': 'Entscheidung',
  'decision.reason': 'Grund',
  'decision.when': 'Wann',
  'decision.shown': 'Gezeigt',
  'decision.notShown': 'Nicht gezeigt',
  'decision.unknownUser': 'Niemand mit dieser Kennung ist bekannt',
  'decision.unknownUserText':
    '„{user}“ wurde hier noch nicht identifiziert. Prüfen Sie Großschreibung und Leerzeichen.',
  'decision.server': 'Was Milepost jetzt anbietet',
  'decision.serverNote': 'Zeitraum und Zielgruppe, wie veröffentlicht.',
  'decision.offered': 'Sie wird diesem Nutzer angeboten.',
  'decision.notOffered': 'Sie wird diesem Nutzer nicht angeboten.',
  'decision.because': 'Das trifft nicht zu:',
  'decision.page': 'Was ihre Seite zuletzt entschied',
  'decision.pageShows': 'Die Seite hat sie gezeigt.',
  'decision.pageShowsNot': 'Die Seite hat sie nicht gezeigt.',
  'decision.noPage':
    'Noch keine ihrer Seiten hat etwas gemeldet. Entschieden wird, wenn sie Ihr Produkt öffnen.',
  'decision.noPageNotOffered': 'Was nicht angeboten wird, erreicht die Seite nicht.',
  'decision.holds': 'trifft zu',
  'decision.fails': 'trifft nicht zu',
  'decision.open': 'entscheidet sich auf der Seite',
  'decision.result': 'Ergebnis',
}
