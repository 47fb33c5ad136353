// The table of pages. To add one: a row here, its words, and the page file it names.
import type { ComponentType } from 'preact'
import type { IconName } from './components/icon.tsx'
import type { WordKey } from './words/translate.ts'

export interface PageRoute {
  /** Behind `/w/:workspace/:environment`. */
  path: string
  load: () => Promise<ComponentType>
  /** Pages that stand in the rail. */
  nav?: { group: NavGroup; label: NavLabel; icon: IconName }
}

export type NavLabel = Extract<
  WordKey,
  | 'nav.overview'
  | 'nav.timeToValue'
  | 'nav.adoption'
  | 'nav.funnel'
  | 'nav.retention'
  | 'nav.accounts'
  | 'nav.segments'
  | 'nav.guides'
  | 'nav.milestones'
  | 'nav.install'
  | 'nav.liveEvents'
  | 'nav.looks'
>

export const navGroups = ['understand', 'customers', 'build', 'connect'] as const
/** `settings` stand at the foot of the rail. */
export type NavGroup = (typeof navGroups)[number] | 'settings'

export const pageRoutes: readonly PageRoute[] = [
  {
    path: '/',
    load: async () => (await import('./pages/overview/overview-page.tsx')).OverviewPage,
    nav: { group: 'understand', label: 'nav.overview', icon: 'overview' },
  },
  {
    path: '/reports/ttv',
    load: async () =>
      (await import('./pages/time-to-value/time-to-value-page.tsx')).TimeToValuePage,
    nav: { group: 'understand', label: 'nav.timeToValue', icon: 'clock' },
  },
  {
    path: '/reports/adoption',
    load: async () => (await import('./pages/adoption/adoption-page.tsx')).AdoptionPage,
    nav: { group: 'understand', label: 'nav.adoption', icon: 'adoption' },
  },
  {
    path: '/funnel',
    load: async () => (await import('./pages/funnel/funnel-page.tsx')).FunnelPage,
    nav: { group: 'understand', label: 'nav.funnel', icon: 'funnel' },
  },
  {
    path: '/retention',
    load: async () => (await import('./pages/retention/retention-page.tsx')).RetentionPage,
    nav: { group: 'understand', label: 'nav.retention', icon: 'retry' },
  },
  {
    path: '/accounts',
    load: async () => (await import('./pages/accounts/accounts-page.tsx')).AccountsPage,
    nav: { group: 'customers', label: 'nav.accounts', icon: 'accounts' },
  },
  {
    path: '/accounts/:id',
    load: async () => (await import('./pages/account/account-page.tsx')).AccountPage,
  },
  {
    path: '/segments',
    load: async () => (await import('./pages/segments/segments-page.tsx')).SegmentsPage,
    nav: { group: 'customers', label: 'nav.segments', icon: 'segments' },
  },
  {
    path: '/segments/~new',
    load: async () => (await import('./pages/segments/segment-page.tsx')).SegmentPage,
  },
  {
    path: '/segments/:key',
    load: async () => (await import('./pages/segments/segment-page.tsx')).SegmentPage,
  },
  {
    path: '/guides',
    load: async () => (await import('./pages/guides/guides-page.tsx')).GuidesPage,
    nav: { group: 'build', label: 'nav.guides', icon: 'guides' },
  },
  {
    path: '/guides/:key',
    load: async () => (await import('./pages/guide-editor/guide-editor-page.tsx')).GuideEditorPage,
  },
  {
    path: '/milestones',
    load: async () => (await import('./pages/milestones/milestones-page.tsx')).MilestonesPage,
    nav: { group: 'build', label: 'nav.milestones', icon: 'milestones' },
  },
  // No key begins with a tilde.
  {
    path: '/milestones/~new',
    load: async () => (await import('./pages/milestones/milestone-page.tsx')).MilestonePage,
  },
  {
    path: '/milestones/:key',
    load: async () => (await import('./pages/milestones/milestone-page.tsx')).MilestonePage,
  },
  {
    path: '/features/~new',
    load: async () => (await import('./pages/milestones/feature-page.tsx')).FeaturePage,
  },
  {
    path: '/features/:key',
    load: async () => (await import('./pages/milestones/feature-page.tsx')).FeaturePage,
  },
  {
    path: '/developer/install',
    load: async () => (await import('./pages/install/install-page.tsx')).InstallPage,
    nav: { group: 'connect', label: 'nav.install', icon: 'install' },
  },
  {
    path: '/developer/events',
    load: async () => (await import('./pages/live-events/live-events-page.tsx')).LiveEventsPage,
    nav: { group: 'connect', label: 'nav.liveEvents', icon: 'events' },
  },
  {
    path: '/settings/looks',
    load: async () => (await import('./pages/looks/looks-page.tsx')).LooksPage,
    nav: { group: 'settings', label: 'nav.looks', icon: 'settings' },
  },
]
