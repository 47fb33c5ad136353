import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../harness/chromium.ts'
import { cases } from './cases.ts'
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
  it('are each driven by a test', () => {
    const pages = listCases().map(({ name }) => name)
    expect(Object.keys(cases).toSorted()).toEqual(pages.toSorted())
  })

  const titles = new Map(listCases().map(({ name, title }) => [name, title]))
  it.each(Object.keys(cases).map((name) => [titles.get(name) ?? name, name]))(
    'are no trouble: %s',
    (_, name) => runCase(browser, server.url, name),
  )
})
