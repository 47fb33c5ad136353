import { describe, expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { fillWords } from './fill-words.ts'
import { fr } from './fr.ts'

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()

describe('the words of the SDK', () => {
  it.each([
    ['de', de],
    ['fr', fr],
  ])('say in %s what they say in en, with the same places', (_, words) => {
    expect(Object.keys(words)).toEqual(Object.keys(en))
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(words[key].trim(), key).not.toBe('')
      expect(places(words[key]), key).toEqual(places(en[key]))
    }
  })
})

describe('fillWords', () => {
  it('fills every place and leaves unknown ones', () => {
    expect(fillWords('{done} of {total} {x}', { done: 3, total: 7 })).toBe('3 of 7 {x}')
  })
})
