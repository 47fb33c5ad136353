import { describe, expect, it } from 'vitest'
import { findLanguages, languageName } from './language-names.ts'

const tagsFor = (typed: string, reader = 'en') => findLanguages(typed, reader).map(({ tag }) => tag)

describe('findLanguages', () => {
  it('offers common languages first, and every one once', () => {
    const tags = tagsFor('')
    expect(tags.slice(0, 3)).toEqual(['de', 'fr', 'es'])
    expect(new Set(tags).size).toBe(tags.length)
    expect(tags.length).toBeGreaterThan(180)
  })

  it('finds by the reader’s name, by its own name, and by tag', () => {
    expect(tagsFor('portug')).toEqual(['pt-BR', 'pt', 'pt-PT'])
    expect(tagsFor('Spanisch', 'de')).toContain('es')
    expect(tagsFor('日本')).toEqual(['ja'])
    expect(tagsFor('fr-ca')).toEqual(['fr-CA'])
  })

  it('offers any other well-formed tag, and nothing for nonsense', () => {
    expect(tagsFor('gsw-ch')).toEqual(['gsw-CH'])
    expect(tagsFor('no such language')).toEqual([])
  })

  it('names each language: none is a bare tag', () => {
    expect(findLanguages('', 'en').filter(({ tag, name }) => name === tag)).toEqual([])
  })
})

describe('languageName', () => {
  it('is written in the language itself unless a reader is given', () => {
    expect(languageName('fr')).toBe('Français')
    expect(languageName('fr', 'de')).toBe('Französisch')
  })
})
