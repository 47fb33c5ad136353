import { describe, expect, it } from 'vitest'
import { toDurationWords } from './duration-words.ts'

describe('toDurationWords', () => {
  it.each([
    [200_000, 'en', '3 minutes'],
    [5, 'en', '1 minute'],
    [2 * 3_600_000, 'de', '2 Stunden'],
    [3 * 86_400_000, 'fr', '3\u00a0jours'],
  ])('says %d ms in %s as "%s"', (durationMs, language, words) => {
    expect(toDurationWords(durationMs, language)).toBe(words)
  })
})
