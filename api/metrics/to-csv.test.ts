import { describe, expect, it } from 'vitest'
import { toCsv } from './to-csv.ts'

describe('toCsv', () => {
  it('begins with a byte order mark and ends each line with CR LF', () => {
    expect(toCsv(['a', 'b'], [[1, null]])).toBe('\uFEFFa,b\r\n1,\r\n')
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv(['x'], [['a,b'], ['say "hi"'], ['two\nlines']])).toBe(
      '\uFEFFx\r\n"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\n',
    )
  })

  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('makes %j harmless for a spreadsheet', (text) => {
    expect(toCsv(['x'], [[text]])).toBe(`\uFEFFx\r\n'${text}\r\n`)
  })

  it('leaves negative numbers as they are', () => {
    expect(toCsv(['x'], [[-1.5], [true]])).toBe('\uFEFFx\r\n-1.5\r\ntrue\r\n')
  })
})
