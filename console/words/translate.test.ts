import { afterEach, describe, expect, it } from 'vitest'
import { speak, t } from './translate.ts'

afterEach(() => speak('en'))

describe('t', () => {
  it('fills placeholders', () => {
    expect(t('problem.code', { code: 'not_found' })).toBe('Code not_found')
  })

  it('picks the singular for one and the plural for the rest', () => {
    expect(t('report.n', { count: 1 })).toBe('1 account')
    expect(t('report.n', { count: 0 })).toBe('0 accounts')
  })

  it('follows the plural rules of French, where zero is singular', async () => {
    await speak('fr')
    expect(t('report.n', { count: 0 })).toBe('0 compte')
  })

  it('uses the general form where a language has a rule we give no form for', async () => {
    await speak('fr')
    expect(t('report.n', { count: 1_000_000 })).toMatch(/comptes$/)
  })

  it('writes numbers as the language does', async () => {
    await speak('de')
    expect(t('report.n', { count: 12_345 })).toBe('12.345 Konten')
  })
})
