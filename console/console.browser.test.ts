import { readFileSync, readdirSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../test/harness/chromium.ts'
import { firstValueReport } from '../test/harness/first-value-report.ts'
import { openHostPage, type HostPage } from '../test/harness/host-page.ts'
import { signedInMember } from '../test/harness/signed-in-member.ts'

const folder = new URL('../dist/console/', import.meta.url)
const json = (body: object) => ({ body: JSON.stringify(body), type: 'application/json' })
const built = (name: string, type: string) => [
  `/console/${name}`,
  { body: readFileSync(new URL(name, folder), 'utf8'), type },
]

const report = firstValueReport({ started: 120, followedDays: 40, churned: 3 })
const { definition, asOf, period, interval, exclusions, summary } = report
const shared = { definition, asOf, period, interval, exclusions, level: 'account', n: 120 }
const rate = { k: 61, n: 120, rate: 0.508, lower: 0.42, upper: 0.596 }
const longName = 'Donaudampfschifffahrtsgesellschaftskapitänsverwaltung'
const phases = {
  ...shared,
  metric: 'phase-completion',
  checklist: { key: 'first-steps', title: 'First steps' },
  summary: {
    onboardingComplete: rate,
    meanProgress: 0.55,
    milestonesDoneHistogram: [],
    currentPhase: { basics: 60, complete: 60 },
  },
  rows: [
    {
      phase: 'basics',
      title: longName,
      milestones: [],
      completed: rate,
      sequentiallyCompleted: 60,
      timeToComplete: summary,
    },
  ],
}
const features = {
  ...shared,
  metric: 'feature-adoption',
  groups: null,
  summary: { activeUsers28d: 812 },
  rows: [
    {
      feature: 'reports',
      name: longName,
      releasedAt: null,
      tried: rate,
      adopted: rate,
      accountsUsing28d: 50,
      usersUsing28d: 90,
      uses28d: 900,
      usesPerUsingAccount28d: 18,
      penetration28d: 0.11,
      adoptersOlderThan28d: 30,
      stillUsing28d: 20,
      timeToTry: summary,
      timeToAdopt: summary,
    },
  ],
}

let browser: Browser
let site: HostPage

beforeAll(async () => {
  const names = readdirSync(folder)
  browser = await launchChromium()
  site = await openHostPage({
    html: readFileSync(new URL('index.html', folder), 'utf8'),
    files: {
      ...Object.fromEntries([
        ...names
          .filter((name) => name.endsWith('.js'))
          .map((name) => built(name, 'text/javascript')),
        ...names.filter((name) => name.endsWith('.css')).map((name) => built(name, 'text/css')),
      ]),
      '/api/v1/me': json(signedInMember({}, { slug: 'demo', kind: 'demo' })),
      '/api/v1/metrics/time-to-first-value': json(report),
      '/api/v1/metrics/phase-completion': json(phases),
      '/api/v1/metrics/feature-adoption': json(features),
    },
  })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const pages = [
  'sign-in',
  'w/brightboard/demo/',
  'w/brightboard/production/reports/ttv',
  'w/brightboard/production/reports/adoption',
]

async function open(address: string, width: number) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'en-GB' })
  await page.goto(site.url + address)
  await page.waitForSelector('h1')
  await page.waitForFunction(() => document.querySelector('[aria-busy]') === null)
  return page
}

describe('Console in a browser', () => {
  it.each(pages)('gives axe nothing to find, light or dark, wide or narrow: /%s', async (path) => {
    const page = await open(path, 1280)
    await page.evaluate(axe.source)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join()).join()}`,
          )
        })
        expect([colorScheme, width, ...found]).toEqual([colorScheme, width])
      }
    }
    await page.close()
  })

  it.each(pages)('needs no sideways scrolling at 320 px, in any language: /%s', async (path) => {
    for (const language of ['en', 'de', 'fr']) {
      const page = await open(`${path}?lang=${language}`, 320)
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([language, beyond]).toEqual([language, 0])
      await page.close()
    }
  })

  it('reads the curve day by day with the arrow keys', async () => {
    const page = await open('w/brightboard/production/reports/ttv', 1280)
    const reader = page.getByRole('slider', { name: 'Read the curve day by day' })
    await reader.focus()
    for (let day = 0; day < 7; day++) await page.keyboard.press('ArrowRight')
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^Day 7: 1\d% reached \[/)
    expect(await page.locator('.curve-reading').textContent()).toContain('Day 7')
    await page.close()
  })

  it('saves the curve as a picture that needs no style sheet', async () => {
    const page = await open('w/brightboard/production/reports/ttv', 1280)
    await page.getByRole('button', { name: 'Download', exact: true }).first().click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Picture as SVG' }).first().click()
    const download = await saving
    const text = readFileSync(await download.path(), 'utf8')
    expect(download.suggestedFilename()).toBe('time-to-first-value.svg')
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect(text).not.toMatch(/class=|var\(/)
    await page.close()
  })
})
