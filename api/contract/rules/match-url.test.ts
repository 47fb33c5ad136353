import { describe, expect, test } from 'vitest'
import { matchesPathPrefix, matchesPattern, urlPart } from './match-url.ts'

describe('urlPart', () => {
  const url = 'https://app.acme.test:8443/Projekte/%C3%BCber%20uns?tab=a&b=1#/settings'
  test.each([
    ['url', url],
    ['path', '/Projekte/über uns'],
    ['host', 'app.acme.test:8443'],
    ['query', 'tab=a&b=1'],
    ['hash', '/settings'],
  ] as const)('%s', (part, expected) => {
    expect(urlPart(url, part)).toBe(expected)
  })

  test('what is empty or no address is missing', () => {
    expect(urlPart('https://a.test/', 'query')).toBeUndefined()
    expect(urlPart('/projects', 'path')).toBeUndefined()
  })

  test('a path that cannot be decoded stays as it is', () => {
    expect(urlPart('https://a.test/100%', 'path')).toBe('/100%')
  })
})

describe('matchesPattern', () => {
  test.each([
    ['/projects/7/edit', '/projects/*/edit', true],
    ['/projects//edit', '/projects/*/edit', true],
    ['/projects/7/edit/now', '/projects/*/edit', false],
    ['/projects', '/projects', true],
    ['/projects', '/project', false],
    ['/a', '*', true],
    ['', '*', true],
    ['abab', 'ab*ab', true],
    ['ab', 'ab*ab', false],
    ['aXbXc', 'a*b*c', true],
    ['acb', 'a*b*c', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
  ])('%s against %s: %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected)
  })

  test('a pattern of many stars is answered at once', () => {
    expect(matchesPattern('a'.repeat(10_000), '*a'.repeat(200) + '*b')).toBe(false)
  })
})

describe('matchesPathPrefix', () => {
  test.each([
    ['/projects', '/projects', true],
    ['/projects/7?tab=a#b', '/projects', true],
    ['/projects/7', '/projects/', true],
    ['/projects-old', '/projects', false],
    ['/', '/projects', false],
    ['/anything', '/', true],
    ['/anything', '', true],
    ['/w/acme/reports/3', '/w/*/reports', true],
    ['/%C3%BCber', '/über', true],
    ['/%C3%BCber', '/%C3%BCber', true],
  ])('%s under %s: %s', (path, prefix, expected) => {
    expect(matchesPathPrefix(`https://app.test${path}`, prefix)).toBe(expected)
  })
})
