import { describe, expect, it } from 'vitest'
import { chooseLanguage, isFromRight, languageOf, listLanguages } from './localize.ts'

describe('listLanguages', () => {
  it.each([
    ['fr-CA', ['fr-ca', 'fr', 'en']],
    ['zh-Hant-TW', ['zh-hant-tw', 'zh-hant', 'zh', 'en']],
    ['pt_BR', ['pt-br', 'pt', 'en']],
    ['en', ['en', 'en']],
  ])('goes from %s to English', (locale, languages) => {
    expect(listLanguages(locale)).toEqual(languages)
  })
})

describe('languageOf', () => {
  const text = { en: 'Hello', fr: 'Bonjour', 'fr-CA': 'Allô', 'zh-Hant': '你好' }
  it.each([
    ['fr-CA', 'fr-CA'],
    ['fr-BE', 'fr'],
    ['zh-hant-tw', 'zh-Hant'],
    ['zh-CN', 'en'],
    ['de', 'en'],
  ])('of a reader of %s is %s', (locale, language) => {
    expect(languageOf(text, listLanguages(locale))).toBe(language)
  })
})

describe('chooseLanguage', () => {
  it.each([
    ['de-AT', 'de'],
    ['fr-CA', 'fr'],
    ['ar', 'en'],
    ['en-GB', 'en'],
  ])('speaks to a reader of %s in %s', (locale, language) => {
    expect(chooseLanguage(listLanguages(locale))).toBe(language)
  })
})

describe('isFromRight', () => {
  it('knows the languages that run from the right', () => {
    expect(['ar', 'ar-EG', 'he', 'fa', 'ur', 'ckb'].every(isFromRight)).toBe(true)
    expect(['en', 'de', 'fr', 'arn', 'zh-Hant'].some(isFromRight)).toBe(false)
  })
})
