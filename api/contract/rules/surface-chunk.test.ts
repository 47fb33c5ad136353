import { describe, expect, it } from 'vitest'
import { surfaceChunk } from './surface-chunk.ts'

describe('the chunk of a surface', () => {
  it('is its own, or that of all which say something in a card', () => {
    const surfaces = ['checklist', 'tour', 'hint', 'announcement', 'survey', 'resource-centre']
    expect(surfaces.map(surfaceChunk)).toEqual([
      'checklist',
      'tour',
      'hint',
      'messages',
      'messages',
      'messages',
    ])
    expect(surfaceChunk('celebration')).toBe('messages')
  })
})
