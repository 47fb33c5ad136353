// Any state of any surface on one page, by address: ?state=tour-lost&locale=de&scheme=dark&dir=rtl
import type { ChecklistActions, SurfaceHost } from '../../../sdk/surface.ts'
import { mount as mountCelebration } from '../../../sdk/surfaces/celebration.ts'
import { mount as mountChecklist } from '../../../sdk/surfaces/checklist.ts'
import { mount as mountTour } from '../../../sdk/surfaces/tour.ts'
import { de } from '../../../sdk/words/de.ts'
import { en } from '../../../sdk/words/en.ts'
import { fr } from '../../../sdk/words/fr.ts'
import { celebrationView, checklistView, tourView } from './states.ts'

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
    (...args: unknown[]) => void calls.push([name, ...args]),
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
  frame,
  root,
  checklistView,
  tourView,
  celebrationView,
  mountChecklist: () =>
    mountChecklist(host, {
      ...record<ChecklistActions>('act', 'skip', 'mark', 'snooze', 'minimise', 'open', 'dismiss'),
      linkTo: (stepKey) => `${location.origin}/?milepost_step=${stepKey}`,
    }),
  mountTour: () =>
    mountTour(host, record('next', 'back', 'close', 'branch', 'targetClicked', 'targetHealth')),
  mountCelebration: () => mountCelebration(host, record('shown', 'closed')),
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
  'tour-away': () => showTour({ target: { role: 'button', name: 'Publish report' } }),
  celebration: () => {
    const surface = gallery.mountCelebration()
    surface.update(celebrationView(locale))
    gallery.shown.celebration = surface
  },
}

function showChecklist(done: number, overrides = {}): void {
  const surface = gallery.mountChecklist()
  surface.update(checklistView(locale, done, overrides))
  gallery.shown.checklist = surface
}

function showTour(overrides: Parameters<typeof tourView>[1]): void {
  const surface = gallery.mountTour()
  surface.update(tourView(locale, overrides))
  gallery.shown.tour = surface
}

states[asked.get('state') ?? '']?.()
