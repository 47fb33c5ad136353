import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { matchPath } from '../match-path.ts'
import { PageParams } from '../page-params.ts'
import { pageRoutes, type PageRoute } from '../routes.tsx'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { MissingPage } from './missing-page.tsx'
import { LoadingRegion, Skeleton } from './skeleton.tsx'

type Loaded = { route: PageRoute } & ({ Page: ComponentType } | { failed: true })

const loadedPages = new Map<PageRoute, ComponentType>()

/** Fetches the code of the page that the path names, and shows it. */
export function PageOutlet({ path }: { path: string }) {
  const { base } = useEnvironment()
  const found = findRoute(path)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const route = found?.route

  useEffect(() => {
    if (!route || loadedPages.has(route)) return
    let current = true
    route.load().then(
      (Page) => {
        loadedPages.set(route, Page)
        if (current) setLoaded({ route, Page })
      },
      () => {
        if (current) setLoaded({ route, failed: true })
      },
    )
    return () => {
      current = false
    }
  }, [route])

  const shownPath = useRef(path)
  useEffect(() => {
    if (shownPath.current === path) return
    shownPath.current = path
    scrollTo(0, 0)
    // Keyboard and screen reader go on in the new page, not in the link that led there.
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [path])

  if (!found || !route) return <MissingPage what="page" home={base} />
  const Page = loadedPages.get(route)
  if (Page) {
    return (
      <PageParams.Provider value={found.params}>
        <Page key={base + path} />
      </PageParams.Provider>
    )
  }
  if (loaded?.route === route && 'failed' in loaded) {
    return (
      <EmptyState
        title={t('problem.title')}
        text={t('problem.chunk')}
        action={
          <Button look="primary" icon="retry" onClick={() => location.reload()}>
            {t('common.reload')}
          </Button>
        }
      />
    )
  }
  return <PageSkeleton />
}

function findRoute(path: string) {
  for (const route of pageRoutes) {
    const params = matchPath(route.path, path)
    if (params) return { route, params }
  }
  return undefined
}

function PageSkeleton() {
  return (
    <LoadingRegion>
      <div class="stack">
        <Skeleton width="180px" height="28px" />
        <Skeleton width="320px" height="16px" />
        <Skeleton height="280px" />
      </div>
    </LoadingRegion>
  )
}
