import type { shell as english } from '../en/shell.ts'
import type { SameWords } from '../same-words.ts'

export const shell: SameWords<typeof english> = {
  'app.skip': 'Zum Inhalt springen',
  'app.menu': 'Menü',
  'app.menuClose': 'Menü schließen',
  'app.collapse': 'Menü einklappen',
  'app.expand': 'Menü ausklappen',
  'app.navigation': 'Hauptmenü',
  'app.settings': 'Darstellung und Konto',
  'app.theme': 'Farbschema',
  'app.theme.system': 'System',
  'app.theme.light': 'Hell',
  'app.theme.dark': 'Dunkel',
  'app.language': 'Sprache',
  'app.signOut': 'Abmelden',
  'app.signedInAs': 'Angemeldet als {email}',
  'app.switchEnvironment': 'Arbeitsbereich und Umgebung',
  'app.environment.production': 'Produktion',
  'app.environment.staging': 'Staging',
  'app.environment.demo': 'Beispieldaten',
  'app.sampleData': 'Sie sehen Beispieldaten. Nichts davon geht in die Zahlen der Produktion ein.',
  'app.sampleRemove': 'Beispieldaten entfernen',
  'app.sampleRemoveTitle': 'Die Beispieldaten entfernen?',
  'app.sampleRemoveText':
    'Das löscht die Umgebung „{name}“ mit ihren Konten, Ereignissen, Anleitungen und Meilensteinen. Die Produktion bleibt unberührt. Es lässt sich nicht rückgängig machen.',
  'app.sampleRemoving': 'Wird entfernt',

  'nav.understand': 'Verstehen',
  'nav.customers': 'Kunden',
  'nav.build': 'Gestalten',
  'nav.connect': 'Verbinden',
  'nav.settings': 'Einstellungen',
  'nav.overview': 'Überblick',
  'nav.timeToValue': 'Zeit bis zum Nutzen',
  'nav.adoption': 'Nutzung',
  'nav.accounts': 'Kundenkonten',
  'nav.segments': 'Segmente',
  'nav.guides': 'Anleitungen',
  'nav.milestones': 'Meilensteine',
  'nav.install': 'Einbauen',
  'nav.liveEvents': 'Ereignisse live',
  'nav.looks': 'Aussehen und Häufigkeit',

  'state.reached': 'Erreicht',
  'state.waiting': 'Wartet',
  'state.stuck': 'Hängt fest',
  'state.churned': 'Abgewandert',

  'standing.reached': 'haben den Nutzen erreicht',
  'standing.waiting': 'warten',
  'standing.stuck': 'hängen fest',
  'standing.churned': 'ohne Nutzen abgewandert',

  'common.retry': 'Noch einmal versuchen',
  'common.reload': 'Seite neu laden',
  'common.close': 'Schließen',
  'common.cancel': 'Abbrechen',
  'common.save': 'Speichern',
  'common.copy': 'Kopieren',
  'common.copied': 'Kopiert',
  'common.copyFailed':
    'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn von Hand.',
  'common.loading': 'Wird geladen',
  'common.saving': 'Wird gespeichert',
  'common.optional': 'freiwillig',
  'common.none': 'Keine',
  'common.never': 'Nie',
  'common.unknown': 'Nicht bekannt',
  'common.definition': 'Was diese Zahl bedeutet: {name}',
  'common.backToOverview': 'Zum Überblick',

  'table.sortBy': 'Nach {column} sortieren',
  'table.open': '{name} öffnen',
  'table.more': 'Mehr zeigen',

  'filter.startedIn': 'Gestartet',
  'filter.period': 'Konten, die gestartet sind',
  'filter.period.30d': 'Letzte 30 Tage',
  'filter.period.90d': 'Letzte 90 Tage',
  'filter.period.365d': 'Letzte 12 Monate',
  'filter.period.all': 'Gesamte Zeit',
  'filter.period.custom': 'Von … bis …',
  'filter.from': 'Von',
  'filter.to': 'Bis einschließlich',
  'filter.apply': 'Anwenden',
  'filter.clear': 'Zurücksetzen',
  'filter.asOf': 'Wissensstand',
  'filter.asOf.now': 'Jetzt',
  'filter.asOf.label': 'Wissensstand am Ende von',
  'filter.asOf.help':
    'Zählt nur, was bis dahin eingegangen war. So lassen sich frühere Zahlen wiederholen.',
  'filter.compare': 'Vorheriger Zeitraum',
  'filter.compare.on': 'Eingeblendet',
  'filter.compare.off': 'Ausgeblendet',

  'chart.asTable': 'Als Tabelle',
  'chart.asChart': 'Als Diagramm',
  'chart.download': 'Herunterladen',
  'chart.download.csv': 'Tabelle als CSV',
  'chart.download.svg': 'Bild als SVG',
  'chart.download.png': 'Bild als PNG',
  'chart.downloadFailed': 'Das Bild ließ sich nicht zeichnen. Versuchen Sie SVG oder CSV.',

  'problem.title': 'Das ließ sich nicht laden',
  'problem.saveTitle': 'Das ließ sich nicht speichern',
  'problem.network': 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  'problem.networkSafe': 'Nichts ist verloren: Was gespeichert ist, bleibt gespeichert.',
  'problem.not_signed_in': 'Ihre Sitzung ist beendet. Melden Sie sich wieder an.',
  'problem.not_allowed':
    'Ihre Rolle erlaubt das nicht. Wenden Sie sich an die Inhaber oder Administratoren des Arbeitsbereichs.',
  'problem.not_found': 'Unter dieser Adresse gibt es in dieser Umgebung nichts.',
  'problem.invalid_input': 'Ein Feld fehlt oder hat einen unpassenden Wert.',
  'problem.version_conflict':
    'Jemand anderes hat inzwischen gespeichert. Laden Sie neu und wiederholen Sie Ihre Änderung.',
  'problem.key_taken': 'Dieser Schlüssel ist vergeben. Wählen Sie einen anderen.',
  'problem.origin_not_allowed':
    'Diese Herkunft steht nicht auf der Liste der Umgebung. Ergänzen Sie sie in den Einstellungen.',
  'problem.accent_contrast_too_low':
    'Die Akzentfarbe ist zu hell: weißer Text darauf und sie auf Weiß wären nicht lesbar.',
  'problem.in_use': 'Es wird noch anderswo verwendet. Nehmen Sie es dort zuerst heraus.',
  'problem.guide_not_ready':
    'Die Anleitung lässt sich noch nicht veröffentlichen. Sehen Sie nach, was fehlt.',
  'problem.condition_not_monotone':
    'Ein Meilenstein kann nur auf Ereignissen aufbauen, die geschehen sind.',
  'problem.segment_cycle': 'Ein Segment kann nicht Teil von sich selbst sein.',
  'problem.segment_too_large': 'Das Segment fragt nach zu vielem, die Segmente darin mitgezählt.',
  'problem.condition_too_complex': 'Die Bedingung hat zu viele Alternativen.',
  'problem.as_of_before_retention':
    'Die Rohdaten jener Zeit sind nicht mehr gespeichert. Wählen Sie ein späteres Datum.',
  'problem.too_many_requests':
    'Zu viele Anfragen. Warten Sie kurz und versuchen Sie es dann erneut.',
  'problem.unavailable': 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde geändert.',
  'problem.internal':
    'Bei uns ist etwas schiefgegangen. Bleibt es so, nennen Sie uns die Nummer der Anfrage.',
  'problem.code': 'Code {code}',
  'problem.request': 'Anfrage {requestId}',
  'problem.readSafe': 'Ihre Daten sind sicher: Nichts wurde geändert.',
  'problem.stale': 'Aktualisieren gelang nicht. Sie sehen die Zahlen von {time}.',
  'problem.chunk':
    'Diese Seite ließ sich nicht abrufen. Vielleicht gibt es inzwischen eine neue Version.',

  'missing.title': 'Hier gibt es keine Seite',
  'missing.text': 'Vielleicht ist die Adresse vertippt, oder der Inhalt wurde entfernt.',
  'missing.environment':
    'Diesen Arbeitsbereich oder diese Umgebung gibt es nicht, oder Sie dürfen sie nicht öffnen.',

  'signIn.title': 'Bei Milepost anmelden',
  'signIn.lead':
    'Sehen Sie, wie lange Ihre Kunden bis zum ersten Nutzen brauchen, und helfen Sie ihnen dorthin.',
  'signIn.email': 'E-Mail',
  'signIn.password': 'Passwort',
  'signIn.submit': 'Anmelden',
  'signIn.submitting': 'Anmeldung läuft',
  'signIn.wrong':
    'E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.',
  'signIn.tooMany': 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann erneut.',
  'signIn.required': 'Geben Sie E-Mail und Passwort ein.',
  'signIn.where': 'Wo finde ich meine Zugangsdaten?',
  'signIn.whereText':
    'Die Zugangsdaten der Demo stehen im Terminal unter der Zeile „Milepost is ready“. Alle anderen erhalten ihre von den Inhabern des Arbeitsbereichs.',
}
