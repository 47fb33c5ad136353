import { cases } from './cases.ts'
import { listCases } from './serve-cases.ts'

/** The table of RESULTS.md: how we fare on each page, beside the peers as SDK.md measured them. */
export function renderResults(failed: ReadonlySet<string>): string {
  const pages = new Map(listCases().map((page) => [page.name, page]))
  const rows = Object.entries(cases).map(([name, { peers }]) => {
    const cells = [failed.has(name) ? 'FAIL' : 'OK', ...(peers ?? ['', '', '', ''])]
    return `| [${pages.get(name)?.title ?? name}](${name}.html) | ${cells.join(' | ')} |`
  })
  const passed = Object.keys(cases).length - failed.size
  return `# Results of the edge cases

Written by \`npm run edge-cases\`, in a real Chromium; a test keeps it true. The peers are driver.js 1.8, Shepherd 15.3, intro.js 8.6 and joyride 3.2, as they were measured in the same kind of page: OK passes, FAIL, ~ in part, n/e not exercised, empty not measured.

${passed} of ${Object.keys(cases).length} as they must be.

| page | Milepost | driver.js | Shepherd | intro.js | joyride |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
