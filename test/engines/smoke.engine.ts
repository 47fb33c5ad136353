import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningDemo, startDemo } from '../harness/running-demo.ts'
import {
  click,
  clickFor,
  fill,
  gone,
  seen,
  until,
  type EnginePage,
  type Rect,
} from './engine-page.ts'
import { openFirefox } from './open-firefox.ts'
import { openWebkit } from './open-webkit.ts'

let demo: RunningDemo
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.stop())

describe.each([
  ['Firefox ESR', openFirefox],
  ['WebKitGTK', openWebkit],
])('in %s', (engine, open) => {
  let page: EnginePage
  beforeAll(async () => {
    page = await open()
  })
  afterAll(() => page.close())

  const progress = (text: string) => seen(page, { selector: 'milepost-checklist', text })

  it('a customer signs up and sees the checklist', async () => {
    await page.open(`${demo.url}/demo?lang=en`)
    await fill(page, '[name=company]', `Made with ${engine}`)
    await fill(page, '[name=name]', 'Ada')
    await click(page, { selector: '#sign-up' })
    await seen(page, { selector: '#nav-sources' })
    await progress('0 of 7')
  })

  it('a tour stands beside its target and can be pressed', async () => {
    const card = await clickFor(
      page,
      { selector: 'button', text: 'Show me where' },
      { selector: '.card', text: 'Start here' },
    )
    const target = await seen(page, { selector: '#nav-sources' })
    expect(gapBetween(card, target)).toBeGreaterThanOrEqual(0)
    expect(gapBetween(card, target)).toBeLessThan(40)
    const hit = await page.run(
      (x, y) => document.elementFromPoint(x, y)?.localName,
      (card.left + card.right) / 2,
      (card.top + card.bottom) / 2,
    )
    expect(hit).toBe('milepost-root')
  })

  it('the tour goes on when the customer does the thing, and the checklist ticks', async () => {
    await click(page, { selector: '#nav-sources' })
    await seen(page, { selector: '.card', text: 'Take the sample shop' })
    await click(page, { selector: '#connect-sample' })
    await seen(page, { selector: '.card', text: 'Connect it' })
    await click(page, { selector: '#connect-submit' })
    await gone(page, { selector: 'milepost-tour-step' })
    await progress('1 of 7')
  })

  it('progress is there after a reload', async () => {
    await page.open(`${demo.url}/demo?lang=en`)
    await progress('1 of 7')
  })

  it('an event recorded in the last moment of a page arrives', async () => {
    const name = `left_${engine.replace(/\W/g, '_')}`
    await page.run((event) => {
      const { milepost } = window as { milepost?: (...call: string[]) => void }
      milepost?.('track', event)
      location.href = 'about:blank'
    }, name)
    await until(async () => (await listEventNames()).includes(name))
  })
})

async function listEventNames(): Promise<string[]> {
  const answer = await fetch(`${demo.url}/api/v1/events/live`, {
    headers: { authorization: `Bearer ${demo.secretKey}` },
  })
  const { rows } = (await answer.json()) as { rows: { name: string | null }[] }
  return rows.map(({ name }) => name ?? '')
}

/** The free way between two rectangles in px; negative where they overlap. */
function gapBetween(one: Rect, other: Rect): number {
  return Math.max(
    one.left - other.right,
    other.left - one.right,
    one.top - other.bottom,
    other.top - one.bottom,
  )
}
