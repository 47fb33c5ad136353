import { describe, expect, it } from 'vitest'
import { toCsv } from './download-csv.ts'

const body = (text: string) => text.replace('\uFEFF', '').split('\r\n')

describe('toCsv', () => {
  it('begins with a byte order mark, so that spreadsheets read UTF-8', () => {
    expect(toCsv(['a'], []).startsWith('\uFEFFa')).toBe(true)
  })

  it('quotes separators, quotes and line breaks as RFC 4180 says', () => {
    expect(toCsv(['name'], [['a,b'], ['say "hi"'], ['two\nlines']])).toContain(
      '"a,b"\r\n"say ""hi"""\r\n"two\nlines"',
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'makes %j a text, not a formula',
    (cell) => {
      expect(body(toCsv(['x'], [[cell]]))[1]?.replaceAll('"', '')).toBe(`'${cell}`)
    },
  )

  it('leaves negative numbers numbers and nulls empty', () => {
    expect(body(toCsv(['x', 'y'], [[-1.5, null]]))[1]).toBe('-1.5,')
  })
})
