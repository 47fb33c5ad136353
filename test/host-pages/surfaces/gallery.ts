// Any state of any surface on one page, by address: ?state=tour-lost&locale=de&scheme=dark&dir=rtl
import type {
  AnnouncementView,
  ChecklistActions,
  HintActions,
  HintView,
  ResourceCentreActions,
  ResourceCentreView,
  SurfaceHost,
  SurveyView,
} from '../../../sdk/surface.ts'
import type { SurfaceElement } from '../../../sdk/elements/surface-element.ts'
import { mount as mountAnnouncement } from '../../../sdk/surfaces/announcement.ts'
import { mount as mountCelebration } from '../../../sdk/surfaces/celebration.ts'
import { mount as mountChecklist } from '../../../sdk/surfaces/checklist.ts'
import { mount as mountHint } from '../../../sdk/surfaces/hint.ts'
import { mount as mountResourceCentre } from '../../../sdk/surfaces/resource-centre.ts'
import { mount as mountSurvey } from '../../../sdk/surfaces/survey.ts'
import { mount as mountTour } from '../../../sdk/surfaces/tour.ts'
import { de } from '../../../sdk/words/de.ts'
import { en } from '../../../sdk/words/en.ts'
import { fr } from '../../../sdk/words/fr.ts'
import {
  bannerView,
  hintButton,
  hintView,
  modalView,
  resourceCentreView,
  surveyView,
} from './message-states.ts'
import { celebrationView, checklistView, tourView, tourBranches } from './states.ts'

const asked = new URLSearchParams(location.search)
const locale = (asked.get('locale') ?? 'en') as 'en' | 'de' | 'fr' | 'ar'
const direction = asked.get('dir') === 'rtl' ? 'rtl' : 'ltr'
document.documentElement.classList.toggle('dark', asked.get('scheme') === 'dark')
document.documentElement.dir = direction

const frame = document.createElement('milepost-root')
frame.style.setProperty('display', 'contents', 'important')
const root = frame.attachShadow({ mode: 'open' })
document.body.append(frame)

/** What the surfaces called, in order: `[action, …arguments]`. */
const calls: unknown[][] = []
/** Stands where boot stands: writes down every action. */
function record<Actions extends object>(...names: (keyof Actions & string)[]): Actions {
  const entries = names.map((name) => [
    name,
    (...args: unknown[]) => {
      calls.push([name, ...args])
      gallery.onCall(name)
    },
  ])
  return Object.fromEntries(entries) as Actions
}
const host: SurfaceHost = {
  root,
  locale,
  direction,
  words: { en, de, fr, ar: en }[locale],
  accent: asked.get('accent') ?? '#4f46e5',
  scheme: 'page',
  corner: asked.get('corner') === 'start' ? 'start' : 'end',
  report: (code, detail) => void calls.push(['report', code, String(detail)]),
}

const gallery = {
  calls,
  host,
  frame,
  root,
  checklistView,
  tourView,
  celebrationView,
  hintView,
  bannerView,
  modalView,
  surveyView,
  resourceCentreView,
  mountChecklist: () =>
    mountChecklist(host, {
      ...record<ChecklistActions>('act', 'skip', 'mark', 'snooze', 'minimise', 'open', 'dismiss'),
      linkTo: (stepKey) => `${location.origin}/?milepost_step=${stepKey}`,
    }),
  mountTour: () =>
    mountTour(host, record('next', 'back', 'close', 'branch', 'targetClicked', 'targetHealth')),
  mountCelebration: () => mountCelebration(host, record('shown', 'closed')),
  playHint,
  playAnnouncement,
  playSurvey,
  playResourceCentre,
  /** The states by name, which an address can ask for too. */
  stateNames: () => Object.keys(states),
  /** Shows a state; done when it is drawn, measured and placed. */
  async show(state: string): Promise<void> {
    states[state]?.()
    if (states[state]) await atRest()
  },
  /** Elements of ours in the page, in our root or inline. */
  surfaces: () =>
    [...root.children, ...document.querySelectorAll('main *')].filter(({ localName }) =>
      localName.startsWith('milepost-'),
    ),
  /** Takes away all that is shown. */
  clear: () => Object.keys(gallery.shown).forEach(drop),
  /** A test that plays the owner of a surface answers its actions here. */
  onCall: (_name: string): void => {},
  /** Settles when the state that the address asks for is shown. */
  isReady: Promise.resolve(),
  /** Surfaces in the page, by name; tests add theirs. */
  shown: {} as Record<string, { update(view: unknown): void; remove(): void }>,
}
export type Gallery = typeof gallery
Object.assign(window, { gallery })

const states: Record<string, () => void> = {
  'checklist-open': () => showChecklist(2),
  'checklist-start': () => showChecklist(0),
  'checklist-late': () => showChecklist(5),
  'checklist-pill': () => showChecklist(3, { minimised: true }),
  'checklist-completed': () => showChecklist(7),
  'checklist-wishes': () =>
    showChecklist(
      2,
      { canSnooze: true },
      { invite: { canSkip: true, canMark: true, canAskTeammate: true } },
    ),
  'checklist-mark': () =>
    showChecklist(2, {}, { invite: { actionLabel: null, canMark: true, canAskTeammate: true } }),
  'checklist-skipped': () =>
    showChecklist(4, {}, { share: { state: 'skipped' }, invite: { byTeammate: true } }),
  'checklist-linked': () => showChecklist(2, { openStepKey: 'publish' }),
  'checklist-inline': () =>
    showChecklist(
      2,
      { inline: document.querySelector('#place'), canSnooze: true },
      { invite: { canSkip: true, canAskTeammate: true } },
    ),
  'checklist-inline-completed': () =>
    showChecklist(7, { inline: document.querySelector('#place') }),
  'tour-first': () => showTour({}),
  'tour-last': () =>
    showTour({
      stepKey: 'invite',
      number: 3,
      placement: 'end',
      target: { role: 'button', name: 'Invite' },
    }),
  'tour-corner': () => showTour({ placement: 'bottom', target: { role: 'button', name: 'Help' } }),
  'tour-lost': () => showTour({ number: 2, target: { role: 'button', name: 'Nowhere' } }),
  'tour-docked': () => showTour({ form: 'docked', target: null }),
  'tour-docked-above': () => {
    showChecklist(2)
    showTour({ form: 'docked', target: null, number: 2 })
  },
  'tour-modal': () => showTour({ form: 'modal', target: null, number: 2 }),
  'tour-branches': () =>
    showTour({ number: 2, total: null, isLast: false, branches: tourBranches(locale) }),
  'tour-modal-branches': () =>
    showTour({ form: 'modal', target: null, total: null, branches: tourBranches(locale) }),
  'tour-away': () => showTour({ target: { role: 'button', name: 'Publish report' } }),
  celebration: () => {
    const surface = gallery.mountCelebration()
    surface.update(celebrationView(locale))
    gallery.shown.celebration = surface
  },
  hint: () => playHint(),
  'hint-open': () => playHint({ isOpen: true }),
  'hint-button': () =>
    playHint({ isOpen: true, placement: 'end', buttonLabel: hintButton(locale) }),
  'hint-corner': () => playHint({ beacon: 'quiet', target: { role: 'button', name: 'Help' } }),
  'banner-top': () => playAnnouncement(bannerView(locale)),
  'banner-bottom': () =>
    playAnnouncement(bannerView(locale, { position: 'bottom', buttonLabel: null })),
  modal: () => playAnnouncement(modalView(locale, { image: null })),
  'modal-image': () => playAnnouncement(modalView(locale)),
  'modal-plain': () => playAnnouncement(modalView(locale, { image: null, buttonLabel: null })),
  ...Object.fromEntries(
    (['nps', 'csat', 'ces', 'single', 'multiple', 'text'] as const).map((kind) => [
      `survey-${kind}`,
      () => playSurvey(surveyView(locale, kind), surveyView(locale, null)),
    ]),
  ),
  'survey-optional': () => {
    const view = surveyView(locale, 'nps', { total: 2, canAskLater: true })
    playSurvey(
      { ...view, question: { ...view.question!, isOptional: true } },
      surveyView(locale, 'text', { number: 2, total: 2 }),
      surveyView(locale, null),
    )
  },
  'survey-chosen': () => {
    playSurvey(surveyView(locale, 'nps'))
    inside('milepost-survey', '[value="8"]', (point) => point.click())
  },
  'survey-thanks': () => playSurvey(surveyView(locale, null)),
  'resources-pill': () => playResourceCentre(),
  'resources-open': () => playResourceCentre({ minimised: false }),
  'resources-none': () => {
    playResourceCentre({ minimised: false })
    inside('milepost-resource-centre', 'input', (field) => {
      field.value = 'invoice address'
      field.dispatchEvent(new Event('input'))
    })
  },
  'resources-beside-checklist': () => {
    showChecklist(2, { minimised: true })
    playResourceCentre()
  },
  'corner-full': () => {
    showChecklist(2, { minimised: true })
    playResourceCentre()
    playSurvey(surveyView(locale, 'csat'))
  },
}

/** Does what a person would, as soon as the surface is drawn. */
function inside(tag: string, selector: string, act: (field: HTMLInputElement) => void): void {
  const surface = root.querySelector<SurfaceElement>(tag)!
  void surface.updateComplete.then(() => {
    act(surface.shadowRoot!.querySelector<HTMLInputElement>(selector)!)
  })
}

/** Frames in a row, each with a task after it: what one hands on to the next is done by then. */
const QUIET_FRAMES = 3

/** Done when something is to be seen and no surface changes any more. */
async function atRest(): Promise<void> {
  let before = ''
  for (let quiet = 0; quiet < QUIET_FRAMES; quiet += 1) {
    await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve))
    const seen = gallery.surfaces().filter((surface) => surface.checkVisibility())
    const now = seen
      .map(({ shadowRoot, attributes }) =>
        [...attributes].map(({ value }) => value).concat(shadowRoot!.innerHTML),
      )
      .join()
    if (!seen.length || now !== before) quiet = -1
    before = now
  }
}

/** As guides play it: pressing opens, closing closes, done with it is gone. */
function playHint(overrides: Partial<HintView> = {}): void {
  const show = (isOpen: boolean) => surface.update((view = { ...view, isOpen }))
  const surface = mountHint(host, {
    ...record<HintActions>('targetHealth'),
    open: () => note('open', () => show(true)),
    close: () => note('close', () => show(false)),
    act: () => note('act', () => drop('hint')),
    dismiss: () => note('dismiss', () => drop('hint')),
  })
  let view = hintView(locale, overrides)
  surface.update(view)
  gallery.shown.hint = surface
}

function playAnnouncement(view: AnnouncementView): void {
  const surface = mountAnnouncement(host, {
    act: () => note('act', () => drop('announcement')),
    close: () => note('close', () => drop('announcement')),
  })
  surface.update(view)
  gallery.shown.announcement = surface
}

/** Answering shows the next view; after the last one it is gone. */
function playSurvey(...views: SurveyView[]): void {
  const surface = mountSurvey(host, {
    answer: (key, answer) => {
      calls.push(['answer', key, answer])
      next()
    },
    askLater: () => note('askLater', () => drop('survey')),
    close: () => note('close', () => drop('survey')),
  })
  const next = () => {
    const view = views.shift()
    if (view) surface.update(view)
    else drop('survey')
  }
  next()
  gallery.shown.survey = surface
}

function playResourceCentre(overrides: Partial<ResourceCentreView> = {}): void {
  const show = (minimised: boolean) => surface.update((view = { ...view, minimised }))
  const surface = mountResourceCentre(host, {
    ...record<ResourceCentreActions>('choose', 'askForHelp'),
    open: () => note('open', () => show(false)),
    minimise: () => note('minimise', () => show(true)),
  })
  let view = resourceCentreView(locale, overrides)
  surface.update(view)
  gallery.shown['resource-centre'] = surface
}

function drop(name: string): void {
  gallery.shown[name]?.remove()
  delete gallery.shown[name]
}

function note(name: string, follow: () => void): void {
  calls.push([name])
  follow()
}

function showChecklist(done: number, overrides = {}, steps = {}): void {
  const surface = gallery.mountChecklist()
  surface.update(checklistView(locale, done, overrides, steps))
  gallery.shown.checklist = surface
}

function showTour(overrides: Parameters<typeof tourView>[1]): void {
  const surface = gallery.mountTour()
  surface.update(tourView(locale, overrides))
  gallery.shown.tour = surface
}

gallery.isReady = gallery.show(asked.get('state') ?? '')
