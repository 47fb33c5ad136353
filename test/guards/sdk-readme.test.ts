import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { problems } from '../../sdk/problems.ts'
import { sdkBudgets } from '../bench/measure-sdk.ts'

const sdk = fileURLToPath(new URL('../../sdk', import.meta.url))
const read = (file: string) => readFileSync(join(sdk, file), 'utf8')
const text = read('README.md')

/** The rows of the table that follows a phrase, as cells. */
function tableAfter(phrase: string): string[][] {
  const lines = text.slice(text.indexOf(phrase)).split('\n')
  const start = lines.findIndex((line) => line.startsWith('|'))
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
/** All that is written as code in a cell. */
const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
const firstCodes = (phrase: string) => tableAfter(phrase).map(([cell]) => codesIn(cell)[0])
/** What an interface of a source file declares, its members' names in order. */
const membersOf = (file: string, name: string) => {
  const [, body = ''] =
    new RegExp(`interface ${name}\\b.*?\\{\\n([^]*?)\\n\\}`).exec(read(file)) ?? []
  return [...body.matchAll(/^ {2}'?([\w-]+)'?\??[(:<]/gm)].map(([, member = '']) => member)
}

describe('sdk/README.md', () => {
  it('says every problem in the words that the SDK says it', () => {
    const rows = tableAfter('## Problems').map(([code, meaning]) => [codesIn(code)[0], meaning])
    expect(Object.fromEntries(rows)).toEqual(problems)
  })

  it('lists every call, event and option', () => {
    expect(new Set(firstCodes('## API'))).toEqual(
      new Set(['init', ...membersOf('index.ts', 'Milepost')]),
    )
    expect(new Set(firstCodes('| `on` |'))).toEqual(
      new Set(membersOf('instance.ts', 'MilepostListeners')),
    )
    expect(new Set(firstCodes('| option |'))).toEqual(
      new Set(membersOf('options.ts', 'MilepostOptions')),
    )
    const [, surfaces] = tableAfter('| option |').find(([cell]) => cell === '`surfaces`') ?? []
    expect(codesIn(surfaces)).toEqual(membersOf('options.ts', 'HeadlessSurfaces'))
  })

  it('lists every token that the theme reads, and parts that are exported', () => {
    const tokens = tableAfter('| token |').flatMap(([cell]) => codesIn(cell))
    const inTheme = [...read('elements/theme.css').matchAll(/var\(\s*(--milepost-[\w-]+)/g)]
    expect(new Set(tokens)).toEqual(new Set(inTheme.map(([, token]) => token)))
    const parts = tableAfter('| part | is |')
      .slice(0, -1)
      .flatMap(([cell]) => codesIn(cell))
    const [, exported = ''] =
      /const PARTS = \[([^\]]+)\]/.exec(read('surfaces/dress-surface.ts')) ?? []
    expect(new Set(parts)).toEqual(
      new Set([...exported.matchAll(/'([\w-]+)'/g)].map(([, part]) => part)),
    )
  })

  it('promises the sizes that the build is held to', () => {
    const sizes = tableAfter('## Sizes').map(([part = '', bytes = '']) => [
      part.replace('each surface, and `targets`, which finds elements for them', 'surface'),
      Number(bytes.replace(',', '')),
    ])
    const { total, ...parts } = sdkBudgets
    expect(Object.fromEntries(sizes)).toEqual({ ...parts, everything: total })
  })
})
