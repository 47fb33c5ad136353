import { describe, expect, it } from 'vitest'
import { placeLabels } from './place-labels.ts'

const room = { topPx: 0, bottomPx: 100, heightPx: 16 }

describe('placeLabels', () => {
  it('leaves words where they wish to be as long as there is room', () => {
    expect(placeLabels([80, 20], room)).toEqual([80, 20])
  })

  it('keeps words of lines that end together apart, in the order of the lines', () => {
    expect(placeLabels([40, 38, 41], room)).toEqual([54, 38, 70])
  })

  it('moves up what would run out at the bottom', () => {
    expect(placeLabels([98, 99], room)).toEqual([84, 100])
  })
})
