import type { DraftOf } from '#contract/guide'
import { paragraph } from './paragraph.ts'
import { demoTour } from './tour.ts'

/** From the first data source to the first integration: three phases, seven steps. */
export const demoChecklist: DraftOf<'checklist'> = {
  kind: 'checklist',
  key: 'getting-started',
  name: 'Getting started',
  // Whoever has not signed up yet is spared.
  audience: { user: 'id', op: 'exists' },
  trigger: 'auto',
  content: {
    title: {
      en: 'Get to your first report',
      de: 'Zum ersten Bericht',
      fr: 'Vers votre premier rapport',
    },
    intro: paragraph({
      en: 'Seven small steps. What a teammate does counts for all of you.',
      de: 'Sieben kleine Schritte. Was ein Teammitglied tut, zählt für alle.',
      fr: 'Sept petites étapes. Ce que fait un collègue compte pour toute l’équipe.',
    }),
    snoozable: true,
    phases: [
      {
        key: 'basics',
        title: { en: 'Basics', de: 'Grundlagen', fr: 'Les bases' },
        unlock: { kind: 'always' },
        steps: [
          {
            key: 'connect-data',
            title: {
              en: 'Connect your data',
              de: 'Daten verbinden',
              fr: 'Connecter vos données',
            },
            body: paragraph({
              en: 'Tideboard draws what your systems already know. The sample shop will do.',
              de: 'Tideboard zeichnet, was Ihre Systeme schon wissen. Der Beispielshop genügt.',
              fr: 'Tideboard dessine ce que vos systèmes savent déjà. La boutique d’exemple suffit.',
            }),
            milestone: 'data_source_connected',
            action: { kind: 'tour', guide: demoTour.key },
            actionLabel: { en: 'Show me where', de: 'Zeigen Sie mir, wo', fr: 'Me montrer où' },
            // Whoever has the password of the shop is often somebody else.
            askTeammate: true,
          },
          {
            key: 'create-project',
            title: {
              en: 'Create a project',
              de: 'Ein Projekt anlegen',
              fr: 'Créer un projet',
            },
            body: paragraph({
              en: 'One for each question you keep an eye on.',
              de: 'Eines für jede Frage, die Sie im Blick behalten.',
              fr: 'Un pour chaque question que vous suivez.',
            }),
            milestone: 'project_created',
            action: { kind: 'open', url: '/demo/projects' },
            actionLabel: { en: 'Open projects', de: 'Projekte öffnen', fr: 'Ouvrir les projets' },
          },
          {
            key: 'invite-teammate',
            title: {
              en: 'Invite a teammate',
              de: 'Ein Teammitglied einladen',
              fr: 'Inviter un collègue',
            },
            body: paragraph({
              en: 'Numbers help most when two people look at them. Told them yourself? Tick it off.',
              de: 'Zahlen helfen am meisten, wenn zwei darauf schauen. Selbst Bescheid gesagt? Haken Sie es ab.',
              fr: 'Les chiffres aident surtout quand on est deux à les regarder. Déjà prévenu de vive voix ? Cochez l’étape.',
            }),
            milestone: 'teammate_invited',
            action: { kind: 'open', url: '/demo/team' },
            actionLabel: { en: 'Open team', de: 'Team öffnen', fr: 'Ouvrir l’équipe' },
            // An invitation that is passed on in a chat is one that Tideboard never sees.
            markable: true,
          },
        ],
      },
      {
        key: 'advanced',
        title: { en: 'Advanced', de: 'Fortgeschritten', fr: 'Aller plus loin' },
        unlock: { kind: 'previous_phase' },
        steps: [
          {
            key: 'create-dashboard',
            title: {
              en: 'Create a dashboard',
              de: 'Ein Dashboard anlegen',
              fr: 'Créer un tableau de bord',
            },
            body: paragraph({
              en: 'Open a project and put two or three charts together.',
              de: 'Öffnen Sie ein Projekt und stellen Sie zwei oder drei Diagramme zusammen.',
              fr: 'Ouvrez un projet et réunissez deux ou trois graphiques.',
            }),
            milestone: 'dashboard_created',
            action: { kind: 'open', url: '/demo/projects' },
            actionLabel: { en: 'Open projects', de: 'Projekte öffnen', fr: 'Ouvrir les projets' },
          },
          {
            key: 'publish-report',
            title: {
              en: 'Publish a report',
              de: 'Einen Bericht veröffentlichen',
              fr: 'Publier un rapport',
            },
            body: paragraph({
              en: 'Two sentences and a chart. This is what Tideboard is for.',
              de: 'Zwei Sätze und ein Diagramm. Dafür ist Tideboard da.',
              fr: 'Deux phrases et un graphique. C’est la raison d’être de Tideboard.',
            }),
            milestone: 'report_published',
            action: { kind: 'open', url: '/demo/reports/new' },
            actionLabel: { en: 'Write it', de: 'Bericht schreiben', fr: 'Le rédiger' },
          },
        ],
      },
      {
        key: 'integrations',
        title: { en: 'Integrations', de: 'Integrationen', fr: 'Intégrations' },
        unlock: {
          kind: 'condition',
          condition: { account: 'plan', op: 'is', value: 'team' },
          reason: {
            en: 'Part of the Team plan, free for 30 days. Switch to it in Settings.',
            de: 'Gehört zum Tarif Team, 30 Tage kostenlos. Sie wechseln in den Einstellungen.',
            fr: 'Inclus dans la formule Team, gratuite 30 jours. Changez-en dans les réglages.',
          },
        },
        steps: [
          {
            key: 'enable-integration',
            title: {
              en: 'Enable an integration',
              de: 'Eine Integration einschalten',
              fr: 'Activer une intégration',
            },
            body: paragraph({
              en: 'Bring reports to where your team already talks.',
              de: 'Bringen Sie Berichte dorthin, wo Ihr Team schon spricht.',
              fr: 'Apportez les rapports là où votre équipe discute déjà.',
            }),
            milestone: 'integration_enabled',
            action: { kind: 'open', url: '/demo/integrations' },
            actionLabel: {
              en: 'Open integrations',
              de: 'Integrationen öffnen',
              fr: 'Ouvrir les intégrations',
            },
            askTeammate: true,
          },
          {
            key: 'set-alert',
            title: { en: 'Set an alert', de: 'Eine Warnung einrichten', fr: 'Créer une alerte' },
            body: paragraph({
              en: 'Open a project and be told when a number leaves its range.',
              de: 'Öffnen Sie ein Projekt und erfahren Sie, wenn eine Zahl ihren Bereich verlässt.',
              fr: 'Ouvrez un projet et soyez averti quand un chiffre sort de sa plage.',
            }),
            milestone: 'alert_configured',
            action: { kind: 'open', url: '/demo/projects' },
            actionLabel: { en: 'Open projects', de: 'Projekte öffnen', fr: 'Ouvrir les projets' },
            optional: true,
          },
        ],
      },
    ],
  },
}
