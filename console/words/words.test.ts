import { describe, expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { PluralForms } from './translate.ts'

type Entries = Readonly<Record<string, string | PluralForms>>
const languages: Record<string, Entries> = { en, de, fr }
const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g))
const texts = (entry: string | PluralForms) =>
  typeof entry === 'string' ? [entry] : Object.values(entry)

describe.each(Object.entries(languages))('words in %s', (_, words) => {
  it('have the keys of English, no more and no fewer', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
  })

  it('use only placeholders that English fills', () => {
    const english: Entries = en
    for (const [key, entry] of Object.entries(words)) {
      const known = new Set(texts(english[key] ?? '').flatMap((text) => [...placeholders(text)]))
      for (const text of texts(entry)) {
        expect([key, [...placeholders(text)].filter((name) => !known.has(name))]).toEqual([key, []])
      }
    }
  })

  it('name in the plural everything that English names', () => {
    for (const [key, entry] of Object.entries(en as Entries)) {
      const theirs = words[key]
      const inPlural = (forms: string | PluralForms | undefined) =>
        typeof forms === 'object' ? placeholders(forms.other) : placeholders(forms ?? '')
      expect([key, inPlural(theirs)]).toEqual([key, inPlural(entry)])
    }
  })

  it('are never empty, never shout, and never end in a space', () => {
    for (const [key, entry] of Object.entries(words)) {
      for (const text of texts(entry)) expect([key, text]).toEqual([key, text.trim()])
      for (const text of texts(entry)) expect([key, text]).not.toEqual([key, ''])
      for (const text of texts(entry)) expect([key, text.includes('!')]).toEqual([key, false])
    }
  })
})

describe('words in German and French', () => {
  it('address the reader formally', () => {
    for (const text of Object.values(de as Entries).flatMap(texts)) {
      expect(text).not.toMatch(/(?<!\p{L})(du|dein|deine|dir|dich)(?!\p{L})/iu)
    }
    for (const text of Object.values(fr as Entries).flatMap(texts)) {
      expect(text).not.toMatch(/(?<!\p{L})(tu|ton|ta|tes|toi)(?!\p{L})/iu)
    }
  })
})
