// Which address shows what.
import { LocationProvider, useLocation } from 'preact-iso'
import { exec } from 'preact-iso/router'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { sourceKinds } from './company/company.ts'
import { introduce } from './company/company-actions.ts'
import { signedIn, type SignedIn } from './company/stored-company.ts'
import { AppFrame } from './components/app-frame.tsx'
import { ConnectSourceScreen } from './screens/connect-source-screen.tsx'
import { DashboardScreen } from './screens/dashboard-screen.tsx'
import { HomeScreen } from './screens/home-screen.tsx'
import { IntegrationsScreen } from './screens/integrations-screen.tsx'
import { JoinScreen } from './screens/join-screen.tsx'
import { MissingScreen } from './screens/missing-screen.tsx'
import { NewReportScreen } from './screens/new-report-screen.tsx'
import { ProjectScreen } from './screens/project-screen.tsx'
import { ProjectsScreen } from './screens/projects-screen.tsx'
import { ReportScreen } from './screens/report-screen.tsx'
import { ReportsScreen } from './screens/reports-screen.tsx'
import { SettingsScreen } from './screens/settings-screen.tsx'
import { SignUpScreen } from './screens/sign-up-screen.tsx'
import { SourcesScreen } from './screens/sources-screen.tsx'
import { TeamScreen } from './screens/team-screen.tsx'

type Show = (who: SignedIn, params: Readonly<Record<string, string>>) => ComponentChildren

const screens: readonly (readonly [pattern: string, show: Show])[] = [
  ['/demo', (who) => <HomeScreen {...who} />],
  ['/demo/projects', (who) => <ProjectsScreen {...who} />],
  ['/demo/projects/:project', showProject],
  ['/demo/projects/:project/dashboards/:dashboard', showDashboard],
  ['/demo/sources', (who) => <SourcesScreen {...who} />],
  ['/demo/sources/:kind', (_, { kind }) => showConnect(kind)],
  ['/demo/reports', (who) => <ReportsScreen {...who} />],
  ['/demo/reports/new', (who) => <NewReportScreen {...who} />],
  ['/demo/reports/:report', showReport],
  ['/demo/team', (who) => <TeamScreen {...who} />],
  ['/demo/integrations', (who) => <IntegrationsScreen {...who} />],
  ['/demo/settings', (who) => <SettingsScreen {...who} />],
]

export function Tideboard() {
  return (
    <LocationProvider scope={/^\/demo(\/|\?|#|$)/}>
      <Addresses />
    </LocationProvider>
  )
}

function Addresses() {
  const { path, route } = useLocation()
  const who = signedIn.value
  useEffect(() => {
    if (who) introduce(who.company, who.me)
  }, [])
  useEffect(() => {
    scrollTo(0, 0)
    if (location.hash.length > 1 && path !== '/demo/join') showAnchor(location.hash.slice(1))
  }, [path])

  if (path === '/demo/join') return <JoinScreen onDone={() => route('/demo', true)} />
  if (!who) return <SignUpScreen onDone={() => route('/demo', true)} />
  return (
    <AppFrame {...who}>
      <div key={path} class="screen-slot">
        {showScreen(path, who)}
      </div>
    </AppFrame>
  )
}

function showScreen(path: string, who: SignedIn): ComponentChildren {
  // In the order of the table: `/reports/new` before `/reports/:report`.
  for (const [pattern, show] of screens) {
    const matched = exec(path, pattern, { path, query: {}, params: {} })
    if (matched) return show(who, matched.params)
  }
  return <MissingScreen />
}

function showProject(who: SignedIn, params: Readonly<Record<string, string>>) {
  const project = who.company.projects.find(({ id }) => id === params['project'])
  return project ? <ProjectScreen {...who} project={project} /> : <MissingScreen />
}

function showDashboard(who: SignedIn, params: Readonly<Record<string, string>>) {
  const project = who.company.projects.find(({ id }) => id === params['project'])
  const dashboard = who.company.dashboards.find(({ id }) => id === params['dashboard'])
  if (!project || !dashboard) return <MissingScreen />
  return <DashboardScreen {...who} project={project} dashboard={dashboard} />
}

function showReport(who: SignedIn, params: Readonly<Record<string, string>>) {
  const report = who.company.reports.find(({ id }) => id === params['report'])
  return report ? <ReportScreen {...who} report={report} /> : <MissingScreen />
}

function showConnect(wanted: string | undefined) {
  const kind = sourceKinds.find((known) => known === wanted)
  return kind ? <ConnectSourceScreen kind={kind} /> : <MissingScreen />
}

function showAnchor(id: string): void {
  document.getElementById(id)?.scrollIntoView()
}
