import type { DoorWords } from './en.ts'

export const de: DoorWords = {
  title: 'Milepost: wissen, wann Ihre Kunden Nutzen haben',
  claim: 'Wissen, wann Ihre Kunden Nutzen haben',
  lead: 'Milepost führt neue Kunden in Ihrem Produkt zum ersten Ergebnis und sagt ehrlich, wie lange das dauert. Drei Wege, es zu sehen:',
  customerTitle: 'Kunde sein',
  customerText:
    'Melden Sie sich bei Tideboard an, einem erfundenen Berichtswerkzeug mit Milepost. Folgen Sie der Checkliste, bis Ihr erster Bericht veröffentlicht ist.',
  customerOpen: 'Produkt öffnen',
  teamTitle: 'Kundenteam sein',
  teamText:
    'Sehen Sie, wer Nutzen hat, wer wartet und wo es hakt: 300 Beispielkunden, und eine Minute später Sie selbst darunter.',
  teamOpen: 'Konsole öffnen',
  email: 'E-Mail',
  password: 'Passwort',
  installTitle: 'In Ihre App einbauen',
  installText:
    'Fügen Sie ein Script-Tag in eine Ihrer Seiten ein und sehen Sie das erste Ereignis ankommen. Ihre Produktion ist leer und wartet darauf.',
  installOpen: 'Script-Tag holen',
  tip: 'Am besten in zwei Fenstern: das Produkt im einen, „Ereignisse live“ der Konsole im anderen.',
  local: 'Alles läuft auf diesem Rechner, nichts verlässt ihn.',
  language: 'Sprache',
  removedTitle: 'Die Beispieldaten sind entfernt',
  removedText:
    'Tideboard meldete an die Umgebung „Sample data“, und jemand hat diese mit allem darin entfernt.',
  removedBack:
    'Um sie zurückzuholen, beenden Sie Milepost, löschen Sie die Datei demo.json in seinem Datenordner (.milepost) und starten Sie es neu. Die Anmeldung bekommt dann ein neues Passwort.',
  toDoors: 'Zur Startseite',
}
