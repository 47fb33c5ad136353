// The whole console: which address shows what, before any page has its say.
import { useEffect } from 'preact/hooks'
import { LocationProvider, useLocation } from 'preact-iso'
import type { Me } from '#contract/workspace'
import { fetchMe } from './api-client.ts'
import { remember, remembered } from './appearance.ts'
import { AppShell } from './components/app-shell.tsx'
import { ErrorState } from './components/error-state.tsx'
import { MissingPage } from './components/missing-page.tsx'
import { PageOutlet } from './components/page-outlet.tsx'
import { LoadingRegion, Skeleton } from './components/skeleton.tsx'
import { ToastRegion } from './components/toast.tsx'
import { SignInPage } from './pages/sign-in/sign-in-page.tsx'
import { environmentPath, EnvironmentProvider, findEnvironment } from './session.tsx'
import { useResource } from './use-resource.ts'

/** Everything from the address bar down. */
export function Console() {
  return (
    <LocationProvider>
      <Addresses />
      <ToastRegion />
    </LocationProvider>
  )
}

function Addresses() {
  const { path } = useLocation()
  return path === '/sign-in' ? <SignInPage /> : <SignedIn path={path} />
}

function SignedIn({ path }: { path: string }) {
  const { route, url } = useLocation()
  const me = useResource('me', fetchMe)
  const signedOut = me.state === 'failed' && me.problem.code === 'not_signed_in'
  useEffect(() => {
    if (signedOut) route(`/sign-in?next=${encodeURIComponent(url)}`, true)
  }, [signedOut])

  if (me.state === 'loading' || signedOut) return <ShellSkeleton />
  if (me.state === 'failed') {
    return (
      <main class="lone">
        <ErrorState problem={me.problem} onRetry={me.reload} />
      </main>
    )
  }
  return <Workspaces me={me.value} path={path} reload={me.reload} />
}

function Workspaces({ me, path, reload }: { me: Me; path: string; reload: () => void }) {
  const { route } = useLocation()
  const [, w, workspaceSlug = '', environmentSlug = '', ...rest] = path.split('/')
  const home = homeOf(me)
  const atRoot = path === '/'
  useEffect(() => {
    if (atRoot && home !== undefined) route(`${home}/`, true)
  }, [atRoot, home])

  const onScreen =
    w === 'w' ? findEnvironment(me, decode(workspaceSlug), decode(environmentSlug)) : undefined
  useEffect(() => {
    if (onScreen) remember('environment', onScreen.base)
  }, [onScreen?.base])

  if (atRoot && home !== undefined) return <ShellSkeleton />
  if (!onScreen) {
    return (
      <main class="lone">
        <MissingPage what={w === 'w' ? 'environment' : 'page'} home={home} />
      </main>
    )
  }
  return (
    <EnvironmentProvider value={{ ...onScreen, reload }}>
      <AppShell>
        <PageOutlet path={`/${rest.join('/')}`} />
      </AppShell>
    </EnvironmentProvider>
  )
}

/** The environment last looked at, else the first one. */
function homeOf(me: Me): string | undefined {
  const paths = me.workspaces.flatMap((workspace) =>
    workspace.environments.map((environment) => environmentPath(workspace, environment)),
  )
  return paths.find((path) => path === remembered('environment')) ?? paths[0]
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function ShellSkeleton() {
  return (
    <main class="lone">
      <LoadingRegion>
        <div class="stack">
          <Skeleton width="180px" height="24px" />
          <Skeleton width="420px" height="16px" />
          <Skeleton height="240px" />
        </div>
      </LoadingRegion>
    </main>
  )
}
