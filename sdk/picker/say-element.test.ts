import { describe, expect, it } from 'vitest'
import { sayElement } from './say-element.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

const invite = {
  role: 'button',
  name: 'Invite',
  tag: 'a',
  landmark: { role: 'navigation', name: 'Settings' },
}

describe('sayElement', () => {
  it('says kind, name and place in three languages', () => {
    expect([en, de, fr].map((words) => sayElement(words, invite))).toEqual([
      'Button “Invite” in the navigation “Settings”',
      'Knopf „Invite“ in der Navigation „Settings“',
      'Bouton « Invite » dans la navigation « Settings »',
    ])
  })

  it('calls what has no kind of its own an element, and never says a tag or a selector', () => {
    expect(sayElement(en, { tag: 'div', path: '#app > div', attributes: { 'data-x': '1' } })).toBe(
      'Element',
    )
    expect(sayElement(en, { role: 'tree', name: 'Files' })).toBe('Element “Files”')
    expect(sayElement(en, { tag: 'iframe' })).toBe('Embedded page')
  })

  it('shortens long names, and keeps the order of words around one that runs from the right', () => {
    expect(sayElement(en, { role: 'link', name: 'x'.repeat(100) })).toHaveLength(67)
    expect(sayElement(en, { role: 'link', name: 'مشاريع' })).toBe('Link “\u2068مشاريع\u2069”')
  })
})
