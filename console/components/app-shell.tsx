import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { remember, remembered } from '../appearance.ts'
import { navGroups, pageRoutes, type NavGroup } from '../routes.tsx'
import { useEnvironment } from '../session.tsx'
import { t } from '../words/translate.ts'
import { EnvironmentSwitcher } from './environment-switcher.tsx'
import { Icon } from './icon.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PrintHead } from './print-head.tsx'
import { SampleNote } from './sample-note.tsx'

/** The rail, the drawer it becomes on small screens, and the page beside it. */
export function AppShell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation()
  const { environment } = useEnvironment()
  const [collapsed, setCollapsed] = useState(remembered('rail') === 'collapsed')
  const drawer = useRef<HTMLDialogElement>(null)

  useEffect(() => drawer.current?.close(), [path])

  function toggleCollapsed(): void {
    setCollapsed(!collapsed)
    remember('rail', collapsed ? 'open' : 'collapsed')
  }

  return (
    <div class={`shell ${collapsed ? 'shell-collapsed' : ''}`}>
      <a class="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <header class="topbar">
        <button
          type="button"
          class="button button-quiet button-square"
          aria-label={t('app.menu')}
          onClick={() => drawer.current?.showModal()}
        >
          <Icon name="menu" size={20} />
        </button>
        <EnvironmentSwitcher />
      </header>
      <div class="rail">
        <RailContent />
        <button
          type="button"
          class="rail-collapse"
          aria-label={t(collapsed ? 'app.expand' : 'app.collapse')}
          title={t(collapsed ? 'app.expand' : 'app.collapse')}
          onClick={toggleCollapsed}
        >
          <Icon name={collapsed ? 'expand' : 'collapse'} />
        </button>
      </div>
      <dialog
        ref={drawer}
        class="drawer"
        aria-label={t('app.menu')}
        onClick={(event) => {
          if (event.target === event.currentTarget) drawer.current?.close()
        }}
      >
        <div class="rail rail-in-drawer">
          <button
            type="button"
            class="button button-quiet button-square drawer-close"
            aria-label={t('app.menuClose')}
            onClick={() => drawer.current?.close()}
          >
            <Icon name="close" size={20} />
          </button>
          <RailContent />
        </div>
      </dialog>
      <main id="content" class="content" tabIndex={-1}>
        <PrintHead />
        {environment.kind === 'demo' && <SampleNote />}
        {children}
      </main>
    </div>
  )
}

function RailContent() {
  return (
    <>
      <EnvironmentSwitcher />
      <nav class="rail-nav" aria-label={t('app.navigation')}>
        {navGroups.map((group) => (
          <RailGroup key={group} group={group} />
        ))}
        <div class="rail-foot">
          <RailGroup group="settings" />
        </div>
      </nav>
      <PersonMenu />
    </>
  )
}

function RailGroup({ group }: { group: NavGroup }) {
  const { path } = useLocation()
  const { base } = useEnvironment()
  const links = pageRoutes.flatMap((route) =>
    route.nav?.group === group ? [{ ...route.nav, path: route.path }] : [],
  )
  if (links.length === 0) return null
  return (
    <div class="rail-group">
      <h2>{t(`nav.${group}`)}</h2>
      <ul>
        {links.map((link) => {
          const here = isHere(path, base, link.path)
          return (
            <li key={link.path}>
              <a
                class="rail-link"
                href={base + link.path}
                title={t(link.label)}
                aria-current={here ? 'page' : undefined}
              >
                <Icon name={link.icon} />
                <span>{t(link.label)}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** A page under another, such as one account, marks the link of its list. */
function isHere(path: string, base: string, link: string): boolean {
  if (link === '/') return path === base
  return path === base + link || path.startsWith(`${base}${link}/`)
}
