import { afterEach, describe, expect, it } from 'vitest'
import { toJson } from './to-json.ts'

const lists = Array.prototype as { toJSON?: unknown }
const texts = String.prototype as { toJSON?: unknown }

afterEach(() => {
  delete lists.toJSON
  delete texts.toJSON
})

describe('toJson', () => {
  const value = { at: new Date(0), list: ['a', [1, null]], none: undefined, name: 'é' }

  it('says what JSON.stringify says', () => {
    expect(toJson(value)).toBe(JSON.stringify(value))
  })

  it('says the same in a page that made JSON its own, and changes nothing there', () => {
    const expected = JSON.stringify(value)
    const own = function (this: unknown) {
      return `(${String(this)})`
    }
    lists.toJSON = texts.toJSON = own
    expect(toJson(value)).toBe(expected)
    expect(lists.toJSON).toBe(own)
  })

  it('throws for what JSON cannot say', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(() => toJson(circle)).toThrow(TypeError)
  })
})
