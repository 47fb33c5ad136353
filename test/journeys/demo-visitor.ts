import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Somebody who tries the demo product, in a browser of their own. */
export interface DemoVisitor {
  page: Page
  context: BrowserContext
  /** Messages of errors that the page did not handle, and what it wrote to the console as errors. */
  troubles: string[]
}

/** Opens the demo product and signs up with an invented company. */
export async function signUp(
  browser: Browser,
  url: string,
  {
    company,
    lang = 'en',
    ...options
  }: { company: string; lang?: string } & Parameters<Browser['newContext']>[0],
): Promise<DemoVisitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${url}/demo?lang=${lang}`)
  await page.locator('[name=company]').fill(company)
  await page.locator('[name=name]').fill('Ada')
  await page.locator('#sign-up').click()
  await page.locator('#nav-sources').waitFor()
  return { page, context, troubles }
}

/** The things a new customer does, each as one would do them by hand. */
export const deeds = {
  async connectData(page: Page) {
    await page.locator('#nav-sources').click()
    await page.locator('#connect-sample').click()
    await page.locator('#connect-submit').click()
  },
  async createProject(page: Page) {
    await page.getByRole('link', { name: 'Projects', exact: true }).first().click()
    await page.getByRole('button', { name: 'New project' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Spring campaign')
    await page.getByRole('button', { name: 'Create project' }).click()
    await page.getByRole('heading', { name: 'Spring campaign' }).waitFor()
  },
  async inviteTeammate(page: Page) {
    await page.getByRole('link', { name: 'Team', exact: true }).click()
    await page.getByRole('button', { name: 'Invite a teammate' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Grace')
    await page.getByRole('button', { name: 'Send invitation' }).click()
  },
  async publishReport(page: Page) {
    await page.getByRole('link', { name: 'Reports', exact: true }).click()
    await page.getByRole('link', { name: 'New report' }).first().click()
    await page.getByLabel('Title', { exact: true }).fill('How May went')
    await page.getByRole('button', { name: 'Publish report' }).click()
  },
}

/** Signs in to the console; resolves on its first page. */
export async function signIn(
  browser: Browser,
  { url, email, password }: { url: string; email: string; password: string },
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/w/**')
  return page
}
