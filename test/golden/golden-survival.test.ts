import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compareGolden } from './compare-golden.ts'
import { survivalAnswers } from './survival-answers.ts'

const FOLDER = fileURLToPath(new URL('fixtures/survival/', import.meta.url))
const DATASETS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.replace(/\.csv$/, ''))

/** Who computed the golden answers, and with what: nothing to answer. */
const METADATA = { path: /^(r|survival|source|method)$/, rule: 'ignore' } as const

describe('survivalAnswers', () => {
  it.each(DATASETS)('gives the answers of R for %s', (dataset) => {
    const expected: unknown = JSON.parse(readFileSync(`${FOLDER}${dataset}.json`, 'utf8'))
    const actual = survivalAnswers(`${FOLDER}${dataset}.csv`)
    expect(compareGolden(expected, actual, { pathRules: [METADATA] })).toEqual([])
  })
})
