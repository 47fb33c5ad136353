import type { Block } from '#contract/localized-text'
import type { QuestionKind } from '#contract/survey'
import type {
  AnnouncementView,
  HintView,
  ResourceCentreView,
  SurveyView,
} from '../../../sdk/surface.ts'
import { de } from '../../../sdk/words/de.ts'
import { en } from '../../../sdk/words/en.ts'
import { fr } from '../../../sdk/words/fr.ts'

type Language = 'en' | 'de' | 'fr' | 'ar'

const words = { en, de, fr, ar: en }
const scales = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const

const texts = {
  en: {
    hint: 'Projects keep things together',
    hintBody: 'Reports, sources and people of one topic share a project.',
    hintButton: 'Create a project',
    banner: 'Exports are faster now.',
    bannerBody: 'A report of 100,000 rows takes two seconds.',
    bannerButton: 'See what is new',
    modal: 'Dashboards for the whole team',
    modalBody: 'Share a dashboard with everybody in your account. They see what you see, live.',
    image: 'A dashboard with three charts',
    modalButton: 'Share a dashboard',
    survey: 'Two quick questions',
    nps: 'How likely are you to recommend Northwind to a colleague?',
    csat: 'How satisfied are you with the reports?',
    ces: 'How easy was it to connect your data?',
    single: 'What do you use Northwind for most?',
    multiple: 'Which sources would you like to connect?',
    text: 'What is missing?',
    options: ['Weekly reporting', 'Finding out what changed', 'Sharing with customers', 'Other'],
    thanks: 'Thank you. We read every answer.',
    centre: 'Help and guides',
    entries: [
      'Set up Northwind',
      'Your first project',
      'Connect a data source',
      'What’s new in November',
      'How billing works',
      'Keyboard shortcuts',
    ],
  },
  de: {
    hint: 'Projekte halten alles zusammen',
    hintBody: 'Berichte, Datenquellen und Menschen zu einem Thema teilen sich ein Projekt.',
    hintButton: 'Ein Projekt anlegen',
    banner: 'Exporte sind jetzt schneller.',
    bannerBody: 'Ein Bericht mit 100.000 Zeilen braucht zwei Sekunden.',
    bannerButton: 'Neuigkeiten ansehen',
    modal: 'Dashboards für das ganze Team',
    modalBody:
      'Teilen Sie ein Dashboard mit allen in Ihrem Konto. Alle sehen, was Sie sehen, und zwar sofort.',
    image: 'Ein Dashboard mit drei Diagrammen',
    modalButton: 'Ein Dashboard freigeben',
    survey: 'Zwei kurze Fragen',
    nps: 'Wie wahrscheinlich ist es, dass Sie Northwind Ihren Kolleginnen und Kollegen empfehlen?',
    csat: 'Wie zufrieden sind Sie mit den Berichten?',
    ces: 'Wie einfach war es, Ihre Daten zu verbinden?',
    single: 'Wofür nutzen Sie Northwind am meisten?',
    multiple: 'Welche Datenquellen möchten Sie verbinden?',
    text: 'Was fehlt Ihnen?',
    options: [
      'Wöchentliche Berichte',
      'Herausfinden, was sich geändert hat',
      'Austausch mit Kundinnen und Kunden',
      'Anderes',
    ],
    thanks: 'Vielen Dank. Wir lesen jede Antwort.',
    centre: 'Hilfe und Anleitungen',
    entries: [
      'Northwind für Ihr Unternehmen einrichten',
      'Ihr erstes Projekt',
      'Eine Datenquelle verbinden',
      'Neu im November',
      'So funktioniert die Abrechnung',
      'Tastenkürzel',
    ],
  },
  fr: {
    hint: 'Un projet réunit tout',
    hintBody: 'Rapports, sources et personnes d’un même sujet partagent un projet.',
    hintButton: 'Créer un projet',
    banner: 'Les exports sont plus rapides.',
    bannerBody: 'Un rapport de 100 000 lignes prend deux secondes.',
    bannerButton: 'Voir les nouveautés',
    modal: 'Des tableaux de bord pour toute l’équipe',
    modalBody:
      'Partagez un tableau de bord avec toutes les personnes de votre compte. Elles voient ce que vous voyez.',
    image: 'Un tableau de bord avec trois graphiques',
    modalButton: 'Partager un tableau de bord',
    survey: 'Deux questions rapides',
    nps: 'Recommanderiez-vous Northwind à un collègue ?',
    csat: 'Êtes-vous satisfait des rapports ?',
    ces: 'Était-il facile de connecter vos données ?',
    single: 'À quoi vous sert surtout Northwind ?',
    multiple: 'Quelles sources aimeriez-vous connecter ?',
    text: 'Que manque-t-il ?',
    options: [
      'Rapports hebdomadaires',
      'Voir ce qui a changé',
      'Partager avec des clients',
      'Autre',
    ],
    thanks: 'Merci. Nous lisons chaque réponse.',
    centre: 'Aide et guides',
    entries: [
      'Configurer Northwind',
      'Votre premier projet',
      'Connecter une source de données',
      'Nouveautés de novembre',
      'La facturation',
      'Raccourcis clavier',
    ],
  },
  ar: {
    hint: 'المشروع يجمع كل شيء',
    hintBody: 'تتشارك التقارير والمصادر والأشخاص في موضوع واحد مشروعًا.',
    hintButton: 'أنشئ مشروعًا',
    banner: 'التصدير أسرع الآن.',
    bannerBody: 'يستغرق تقرير من 100,000 صف ثانيتين.',
    bannerButton: 'اطّلع على الجديد',
    modal: 'لوحات معلومات للفريق كله',
    modalBody: 'شارك لوحة معلومات مع كل من في حسابك. يرون ما تراه مباشرة.',
    image: 'لوحة معلومات فيها ثلاثة رسوم',
    modalButton: 'شارك لوحة معلومات',
    survey: 'سؤالان سريعان',
    nps: 'ما احتمال أن توصي زميلًا بنورثويند؟',
    csat: 'ما مدى رضاك عن التقارير؟',
    ces: 'ما مدى سهولة ربط بياناتك؟',
    single: 'لماذا تستخدم نورثويند غالبًا؟',
    multiple: 'أي المصادر تود ربطها؟',
    text: 'ما الذي ينقصك؟',
    options: ['تقارير أسبوعية', 'معرفة ما تغيّر', 'المشاركة مع العملاء', 'غير ذلك'],
    thanks: 'شكرًا لك. نقرأ كل إجابة.',
    centre: 'المساعدة والأدلة',
    entries: [
      'إعداد نورثويند',
      'مشروعك الأول',
      'ربط مصدر بيانات',
      'الجديد في نوفمبر',
      'كيف تعمل الفوترة',
      'اختصارات لوحة المفاتيح',
    ],
  },
} as const

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ text }] })

/** A hint at the "New project" button, its card closed. */
export function hintView(language: Language, overrides: Partial<HintView> = {}): HintView {
  const text = texts[language]
  return {
    guideKey: 'about-projects',
    title: text.hint,
    body: [paragraph(text.hintBody)],
    target: { role: 'button', name: 'New project' },
    placement: 'bottom',
    beacon: 'pulsing',
    buttonLabel: null,
    isOpen: false,
    ...overrides,
  }
}

/** The hint's card with a button of its own. */
export const hintButton = (language: Language): string => texts[language].hintButton

/** A banner at the top with a button. */
export function bannerView(
  language: Language,
  overrides: Partial<AnnouncementView> = {},
): AnnouncementView {
  const text = texts[language]
  return {
    guideKey: 'faster-exports',
    form: 'banner',
    title: text.banner,
    body: [paragraph(text.bannerBody)],
    position: 'top',
    image: null,
    buttonLabel: text.bannerButton,
    startedByUser: false,
    ...overrides,
  }
}

/** A modal with a picture from `/picture.svg`. */
export function modalView(
  language: Language,
  overrides: Partial<AnnouncementView> = {},
): AnnouncementView {
  const text = texts[language]
  return {
    guideKey: 'dashboards',
    form: 'modal',
    title: text.modal,
    body: [paragraph(text.modalBody)],
    position: 'top',
    image: { url: new URL('/picture.svg', location.href).href, alt: text.image },
    buttonLabel: text.modalButton,
    startedByUser: true,
    ...overrides,
  }
}

/** The survey's question of a kind. `number` and `total` are 1 unless told. */
export function surveyView(
  language: Language,
  kind: QuestionKind | null,
  overrides: Partial<SurveyView> = {},
): SurveyView {
  const text = texts[language]
  return {
    guideKey: 'feedback',
    title: text.survey,
    number: 1,
    total: 1,
    question: kind && {
      key: kind,
      kind,
      title: text[kind],
      isOptional: false,
      options:
        kind === 'single' || kind === 'multiple'
          ? text.options.map((label, index) => ({ key: `option-${index + 1}`, label }))
          : [],
      scale: scaleOf(language, kind),
    },
    thanks: [paragraph(text.thanks)],
    canAskLater: false,
    startedByUser: false,
    ...overrides,
  }
}

function scaleOf(language: Language, kind: QuestionKind) {
  if (kind !== 'nps' && kind !== 'csat' && kind !== 'ces') return null
  const [from, to] = scales[kind]
  const { [`survey.${kind}From` as const]: fromLabel, [`survey.${kind}To` as const]: toLabel } =
    words[language]
  return { from, to, fromLabel, toLabel }
}

/** Three guides and three links; only the launcher is seen. */
export function resourceCentreView(
  language: Language,
  overrides: Partial<ResourceCentreView> = {},
): ResourceCentreView {
  const text = texts[language]
  const kinds = ['checklist', 'tour', 'tour', 'link', 'link', 'link'] as const
  const states = ['under_way', 'done', 'new', null, null, null] as const
  return {
    guideKey: 'help',
    title: text.centre,
    minimised: true,
    entries: text.entries.map((title, index) => ({
      key: `entry-${index + 1}`,
      kind: kinds[index]!,
      title,
      state: states[index]!,
    })),
    canAskForHelp: true,
    ...overrides,
  }
}
