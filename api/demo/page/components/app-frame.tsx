import { useLocation } from 'preact-iso'
import type { ComponentChildren } from 'preact'
import { leave } from '../company/company-actions.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { tellMilepost } from '../tell-milepost.ts'
import { t } from '../words/translate.ts'
import { BrandMark } from './brand-mark.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { Icon, type IconName } from './icon.tsx'
import { LanguageSelect } from './language-select.tsx'
import { StatusLine } from './status-line.tsx'

const places = [
  ['home', '/demo', 'home'],
  ['projects', '/demo/projects', 'folder'],
  ['sources', '/demo/sources', 'database'],
  ['reports', '/demo/reports', 'report'],
  ['team', '/demo/team', 'team'],
  ['integrations', '/demo/integrations', 'plug'],
  ['settings', '/demo/settings', 'settings'],
] as const satisfies readonly (readonly [string, string, IconName])[]

/** What stays while screens change: where one can go, and who one is. */
export function AppFrame({ company, me, children }: SignedIn & { children: ComponentChildren }) {
  const { path, route } = useLocation()
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {t('nav.skip')}
      </a>
      <header class="side">
        <a class="side-brand" href="/demo">
          <BrandMark />
        </a>
        <nav aria-label={t('nav.main')}>
          <ul>
            {places.map(([name, href, icon]) => (
              <li key={name}>
                <a
                  id={`nav-${name}`}
                  href={href}
                  aria-current={isAt(path, href) ? 'page' : undefined}
                >
                  <Icon name={icon} />
                  {t(`nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="side-foot">
          <div class="who">
            <span class="avatar" aria-hidden="true">
              {me.name.slice(0, 1).toUpperCase()}
            </span>
            <p>
              <strong>{me.name}</strong>
              <span class="soft">{company.name}</span>
            </p>
          </div>
          <button
            class="button quiet small news"
            onClick={() => tellMilepost('start', 'whats-new')}
          >
            <Icon name="megaphone" />
            <span>{t('nav.news')}</span>
          </button>
          <div class="side-tools">
            <LanguageSelect />
            <button
              class="button quiet small"
              id="sign-out"
              onClick={() => {
                leave()
                route('/demo')
              }}
            >
              <Icon name="leave" />
              {t('nav.signOut')}
            </button>
          </div>
          <p class="demo-note">
            {t('demo.note')} <a href="/">{t('demo.back')}</a>
          </p>
        </div>
      </header>
      {children}
      <HelpDialog />
      <StatusLine />
    </div>
  )
}

function isAt(path: string, href: string): boolean {
  return href === '/demo' ? path === href : path === href || path.startsWith(`${href}/`)
}
