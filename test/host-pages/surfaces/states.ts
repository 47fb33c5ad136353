import type { Block } from '#contract/localized-text'
import type {
  CelebrationView,
  ChecklistStepView,
  ChecklistView,
  TourStepView,
} from '../../../sdk/surface.ts'

type Language = 'en' | 'de' | 'fr' | 'ar'

const texts = {
  en: {
    title: 'Set up Northwind',
    intro: 'Three short phases to your first report.',
    phases: ['Basics', 'Your team', 'Integrations'],
    steps: [
      'Create a project',
      'Name your workspace',
      'Invite a teammate',
      'Share a dashboard',
      'Publish a report',
      'Connect a data source',
      'Turn on alerts',
    ],
    body: 'Reports get better with a second pair of eyes. Invite somebody who knows the numbers.',
    action: 'Invite a teammate',
    locked: 'Opens when “Your team” is done',
    tour: 'Start with a project',
    tourBody:
      'A project keeps reports, sources and people together. You can rename it at any time.',
    tourList: ['Everybody you invite sees it', 'Nothing is public'],
    branches: ['I make reports', 'I read them', 'Show me around'],
    celebrated: 'Well done',
    celebratedText: 'You have your first result with Northwind, 12 minutes after you started.',
  },
  de: {
    title: 'Northwind für Ihr Unternehmen einrichten',
    intro: 'In drei kurzen Abschnitten zu Ihrem ersten veröffentlichten Bericht.',
    phases: ['Grundlagen', 'Zusammenarbeit im Team', 'Anbindungen'],
    steps: [
      'Ein Projekt anlegen',
      'Den Arbeitsbereich benennen',
      'Teammitglieder einladen',
      'Ein Dashboard mit anderen teilen',
      'Einen Bericht veröffentlichen',
      'Eine Datenquelle verbinden',
      'Benachrichtigungen einschalten',
    ],
    body: 'Berichte werden besser, wenn noch jemand darauf schaut. Laden Sie jemanden ein, der die Zahlen kennt.',
    action: 'Teammitglieder einladen',
    locked: 'Öffnet sich, wenn „Zusammenarbeit im Team“ erledigt ist',
    tour: 'Beginnen Sie mit einem Projekt',
    tourBody:
      'Ein Projekt hält Berichte, Datenquellen und Menschen zusammen. Umbenennen können Sie es jederzeit.',
    tourList: ['Alle Eingeladenen sehen es', 'Nichts davon ist öffentlich'],
    branches: ['Ich erstelle Berichte', 'Ich lese sie', 'Führen Sie mich herum'],
    celebrated: 'Gut gemacht',
    celebratedText: 'Sie haben Ihr erstes Ergebnis mit Northwind, 12 Minuten nach dem Start.',
  },
  fr: {
    title: 'Configurer Northwind',
    intro: 'Trois courtes phases jusqu’à votre premier rapport.',
    phases: ['Les bases', 'Votre équipe', 'Intégrations'],
    steps: [
      'Créer un projet',
      'Nommer votre espace de travail',
      'Inviter un collègue',
      'Partager un tableau de bord',
      'Publier un rapport',
      'Connecter une source de données',
      'Activer les alertes',
    ],
    body: 'Un rapport gagne à être relu. Invitez une personne qui connaît les chiffres.',
    action: 'Inviter un collègue',
    locked: 'S’ouvre quand « Votre équipe » est terminé',
    tour: 'Commencez par un projet',
    tourBody:
      'Un projet réunit rapports, sources et personnes. Vous pouvez le renommer à tout moment.',
    tourList: ['Toutes les personnes invitées le voient', 'Rien n’est public'],
    branches: ['Je rédige des rapports', 'Je les lis', 'Faites-moi visiter'],
    celebrated: 'Bravo',
    celebratedText: 'Vous avez votre premier résultat avec Northwind, 12 minutes après vos débuts.',
  },
  ar: {
    title: 'إعداد نورثويند',
    intro: 'ثلاث مراحل قصيرة حتى تقريرك الأول.',
    phases: ['الأساسيات', 'فريقك', 'التكاملات'],
    steps: [
      'أنشئ مشروعًا',
      'سمّ مساحة العمل',
      'ادعُ زميلًا',
      'شارك لوحة معلومات',
      'انشر تقريرًا',
      'اربط مصدر بيانات',
      'فعّل التنبيهات',
    ],
    body: 'تتحسن التقارير حين يراجعها شخص آخر. ادعُ من يعرف الأرقام.',
    action: 'ادعُ زميلًا',
    // Where we do not speak the language, our own words are English.
    locked: 'Opens when “فريقك” is done',
    tour: 'ابدأ بمشروع',
    tourBody: 'يجمع المشروع التقارير والمصادر والأشخاص. يمكنك تغيير اسمه في أي وقت.',
    tourList: ['يراه كل من تدعوه', 'لا شيء منه علني'],
    branches: ['أنشئ التقارير', 'أقرؤها', 'أرني المكان'],
    celebrated: 'أحسنت',
    celebratedText: 'حصلت على نتيجتك الأولى مع نورثويند بعد 12 دقيقة.',
  },
} as const

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ text }] })

/**
 * A checklist of three phases and seven steps (project, name, invite, share, publish, source,
 * alerts), with the first `done` of them done; `stepOverrides` by key.
 */
export function checklistView(
  language: Language,
  done: number,
  overrides: Partial<ChecklistView> = {},
  stepOverrides: Record<string, Partial<ChecklistStepView>> = {},
): ChecklistView {
  const text = texts[language]
  const keys = ['project', 'name', 'invite', 'share', 'publish', 'source', 'alerts']
  const steps = text.steps.map((title, index): ChecklistStepView => {
    const isLocked = index >= 5 && done < 5
    const state = index < done ? 'done' : isLocked ? 'locked' : index === done ? 'next' : 'open'
    return {
      key: keys[index]!,
      title,
      body: index === 1 ? [] : [paragraph(text.body)],
      state,
      byTeammate: index === 1,
      actionLabel: index === 1 ? null : index === 2 ? text.action : title,
      canSkip: false,
      canMark: false,
      canAskTeammate: false,
      ...stepOverrides[keys[index]!],
    }
  })
  const counted = (part: ChecklistStepView[]) => ({
    done: part.filter(({ state }) => state === 'done').length,
    total: part.filter(({ state }) => state !== 'skipped').length,
  })
  const parts = [steps.slice(0, 2), steps.slice(2, 5), steps.slice(5)]
  return {
    guideKey: 'get-started',
    title: text.title,
    intro: [paragraph(text.intro)],
    phases: parts.map((part, index) => ({
      key: ['basics', 'team', 'integrations'][index]!,
      title: text.phases[index]!,
      ...counted(part),
      lockedReason: index === 2 && done < 5 ? text.locked : null,
      steps: part,
    })),
    ...counted(steps),
    minimised: false,
    completed: done === steps.length,
    inline: null,
    canSnooze: false,
    openStepKey: null,
    ...overrides,
  }
}

/** Ways on that a step of the tour may offer. */
export const tourBranches = (language: Language): string[] => [...texts[language].branches]

/** The first of three steps, at the "New project" button. */
export function tourView(language: Language, overrides: Partial<TourStepView> = {}): TourStepView {
  const text = texts[language]
  const { number = 1, total = 3 } = overrides
  return {
    guideKey: 'first-project',
    stepKey: 'create',
    title: text.tour,
    body: [
      paragraph(text.tourBody),
      { type: 'list', items: text.tourList.map((item) => [{ text: item }]) },
    ],
    number,
    total,
    form: 'tooltip',
    target: { role: 'button', name: 'New project' },
    placement: 'bottom',
    advance: { on: 'next' },
    branches: [],
    canGoBack: number > 1,
    isLast: number === total,
    startedByUser: false,
    ...overrides,
  }
}

export function celebrationView(language: Language): CelebrationView {
  return { title: texts[language].celebrated, text: texts[language].celebratedText }
}
