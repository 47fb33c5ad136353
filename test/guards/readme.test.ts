import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { describeSdkSizes, measureSdk } from '../bench/measure-sdk.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readmes = [
  'README.md',
  'sdk/README.md',
  'api/README.md',
  'console/README.md',
  'db/README.md',
  'db/conditions/README.md',
  'db/metrics/README.md',
  'test/README.md',
]
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe.each(readmes)('%s', (file) => {
  const text = read(file)

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link)
    const missing = links.filter(
      (link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(file), link)),
    )
    expect(missing).toEqual([])
  })

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(
      ([, name = '']) => name,
    )
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('README.md', () => {
  const text = read('README.md')

  it('names paths that exist', () => {
    const paths = [...text.matchAll(/`((?:api|console|db|sdk|test)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    )
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('says the sizes that the build has', () => {
    const sizes = describeSdkSizes(measureSdk())
    const figure = /\d+\.\d/g
    const said = text.split('\n').find((line) => line.includes('SDK, brotli')) ?? ''
    const parts = sizes.split(/[·;]/).map((part) => part.replace(figure, '').trim())
    for (const part of parts) expect(said.replace(figure, '')).toContain(part)
    // The hash of a build, which its files name, makes a file a few bytes longer or shorter.
    const numbers = (words: string) => (words.match(figure) ?? []).map(Number)
    const pairs = numbers(sizes).map((size, index) => [size, numbers(said)[index] ?? 0] as const)
    for (const [size, written] of pairs) expect(Math.abs(size - written)).toBeLessThan(0.11)
  })
})
