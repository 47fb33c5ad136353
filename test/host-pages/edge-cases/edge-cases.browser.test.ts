import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../harness/chromium.ts'
import { cases } from './cases.ts'
import { renderResults } from './results-table.ts'
import { runCase } from './run-case.ts'
import { listCases, serveCases } from './serve-cases.ts'

let server: Awaited<ReturnType<typeof serveCases>>
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([serveCases(0), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

describe('pages that make trouble', () => {
  const failed = new Set<string>()

  it('are each driven by a test', () => {
    const pages = listCases().map(({ name }) => name)
    expect(Object.keys(cases).toSorted()).toEqual(pages.toSorted())
  })

  const titles = new Map(listCases().map(({ name, title }) => [name, title]))
  it.each(Object.keys(cases).map((name) => [titles.get(name) ?? name, name]))(
    'are no trouble: %s',
    async (_, name) => {
      failed.add(name)
      await runCase(browser, server.url, name)
      failed.delete(name)
    },
  )

  it('fare as RESULTS.md says, which `npm run edge-cases` writes', () =>
    expect(renderResults(failed)).toMatchFileSnapshot('./RESULTS.md'))
})
