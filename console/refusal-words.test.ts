import { afterEach, describe, expect, it } from 'vitest'
import { eventCodes } from '#contract/codes'
import { sayRefusal } from './refusal-words.ts'
import { speak } from './words/translate.ts'

afterEach(() => speak('en'))

describe('sayRefusal', () => {
  it('says every code of the contract in its own words in English', () => {
    for (const [code, { sentence, fix }] of Object.entries(eventCodes)) {
      expect(sayRefusal({ code })).toEqual({ why: sentence, fix })
    }
  })

  it.each(['de', 'fr'] as const)('says every code of the contract in %s', async (language) => {
    await speak(language)
    for (const [code, english] of Object.entries(eventCodes)) {
      const { why, fix } = sayRefusal({ code })
      expect(why).toMatch(/\p{L}.*[.:]/u)
      expect(fix).not.toBe('')
      expect(why).not.toBe(english.sentence)
    }
  })

  it('falls back to the server’s words for a code it does not know', () => {
    const refused = { code: 'from_the_future', sentence: 'Too new.', fix: 'Wait.' }
    expect(sayRefusal(refused)).toEqual({ why: 'Too new.', fix: 'Wait.' })
  })
})
