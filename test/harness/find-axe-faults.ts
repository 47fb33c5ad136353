import axe from 'axe-core'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong on a page, `target-size` included: `rule: element`. Empty when all is well.
 * The page's own policy may forbid scripts from text, so axe comes in through the debugger.
 */
export async function findAxeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    const { axe: runner } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await runner.run(document, {
      runOnly,
      rules: { 'target-size': { enabled: true } },
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }, tags)
}
