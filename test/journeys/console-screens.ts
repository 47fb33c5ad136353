import type { Page } from 'playwright-core'
import type { RunningDemo } from '../harness/running-demo.ts'

/** One screen of the console: a name for a file or a title, and its path, where `:account` is any account. */
export interface ConsoleScreen {
  name: string
  path: string
}

const pages = [
  ['overview', '/'],
  ['time-to-value', '/reports/ttv'],
  ['weekly-intakes', '/reports/ttv?tab=cohorts'],
  ['groups', '/reports/ttv?tab=groups&groupBy=plan'],
  ['other-milestones', '/reports/ttv?tab=milestones'],
  ['value-and-churn', '/reports/ttv?tab=retention&period=all'],
  ['adoption', '/reports/adoption'],
  ['funnel', '/funnel'],
  ['funnel-groups', '/funnel?groupBy=plan'],
  ['retention', '/retention'],
  ['activity', '/retention?tab=activity'],
  ['accounts', '/accounts'],
  ['segments', '/segments'],
  ['segment-new', '/segments/~new'],
  ['guides', '/guides'],
  ['milestones', '/milestones'],
  ['milestone-new', '/milestones/~new'],
  ['install', '/developer/install'],
  ['live-events', '/developer/events'],
] as const

const pagesOfDemo = [
  ['checklist-editor', '/guides/getting-started'],
  ['tour-editor', '/guides/connect-your-data'],
  ['hint-editor', '/guides/see-ahead'],
  ['banner-editor', '/guides/forecast-released'],
  ['modal-editor', '/guides/whats-new'],
  ['survey-editor', '/guides/first-report'],
  ['resource-centre-editor', '/guides/help'],
  ['units', '/reports/ttv?units=waiting'],
  ['guide-decisions', '/guides/getting-started?tab=shown'],
  ['guide-performance', '/guides/connect-your-data?tab=performance'],
  ['survey-answers', '/guides/first-report?tab=answers'],
  ['looks', '/settings/looks'],
  ['milestone', '/milestones/report_published'],
  ['segment', '/segments/team-without-value'],
  ['accounts-of-segment', '/accounts?segment=team-plan'],
] as const

const screensOf = (environment: string, all: readonly (readonly [name: string, path: string])[]) =>
  all.map(([name, path]): ConsoleScreen => ({ name, path: `/w/tideboard/${environment}${path}` }))

/** The screens of a new environment, where nothing has arrived or been defined yet. */
export const emptyScreens = screensOf('production', pages)

/** Every screen behind the sign-in, with the demo's history in it. */
export const fullScreens = screensOf('demo', [
  ...pages,
  ['account', '/accounts/:account'],
  ...pagesOfDemo,
])

/** Opens a screen in a language and resolves once its data is on it. */
export async function openScreen(
  page: Page,
  demo: RunningDemo,
  { path }: ConsoleScreen,
  lang = 'en',
): Promise<void> {
  const url = new URL(demo.url + path)
  if (path.includes(':account')) url.pathname = path.replace(':account', await findAccount(demo))
  url.searchParams.set('lang', lang)
  await page.goto(url.href)
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null)
  await page.evaluate(() => document.fonts.ready)
}

async function findAccount({ url, secretKey }: RunningDemo): Promise<string> {
  const answer = await fetch(`${url}/api/v1/accounts?limit=1`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  const [account] = ((await answer.json()) as { rows: { id: string }[] }).rows
  if (!account) throw new Error('The demo has no accounts')
  return encodeURIComponent(account.id)
}
