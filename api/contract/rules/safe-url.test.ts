import { describe, expect, test } from 'vitest'
import { safeUrl } from './safe-url.ts'

describe('safeUrl', () => {
  test.each([
    ['https://docs.acme.test/a b', 'https://docs.acme.test/a%20b'],
    ['HTTP://acme.test', 'http://acme.test/'],
    ['mailto:help@acme.test', 'mailto:help@acme.test'],
    ['tel:+4930123456', 'tel:+4930123456'],
  ])('%j is allowed', (url, href) => {
    expect(safeUrl(url)).toBe(href)
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://a/b',
    'file:///etc/passwd',
    'ftp://a.test/',
    'filesystem:https://a.test/x',
    'about:blank',
    'http://',
    '',
    '  ',
  ])('%j is refused, with and without a base', (url) => {
    expect(safeUrl(url)).toBeNull()
    if (url !== 'http://') expect(safeUrl(url, 'https://app.test/a')).toBeNull()
  })

  test('a relative address needs a base', () => {
    expect(safeUrl('/projects')).toBeNull()
    expect(safeUrl('/projects?a=1', 'https://app.test/x')).toBe('https://app.test/projects?a=1')
    expect(safeUrl('../b', 'https://app.test/x/y')).toBe('https://app.test/b')
  })
})
