import { expect, it } from 'vitest'
import { questionScales } from '#contract/survey'
import { SCALES } from './survey.ts'

it('asks on the scales of the contract', () => {
  expect(SCALES).toEqual(questionScales)
})
