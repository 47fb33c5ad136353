import { describe, expect, it } from 'vitest'
import { accentTrouble, contrastOnWhite } from './accent-trouble.ts'

describe('accentTrouble', () => {
  it('is none where white text can be read', () => {
    expect(accentTrouble('#4338ca')).toBeNull()
  })

  it('comes with a tone that would do', () => {
    const trouble = accentTrouble('#ffb300')
    expect(trouble?.kind).toBe('unreadable')
    const tone = trouble?.kind === 'unreadable' ? trouble.suggestion : ''
    expect(accentTrouble(tone)).toBeNull()
  })

  it('is that it is no colour, while one is being typed', () => {
    expect(accentTrouble('#43')).toEqual({ kind: 'invalid' })
    expect(contrastOnWhite('#43')).toBeNull()
  })
})
