import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '#contract/localized-text'
import { blocksToText, textToBlocks } from './block-text.ts'

const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children })

describe('textToBlocks', () => {
  it.each<[string, Block[]]>([
    ['', []],
    ['  \n\n ', []],
    ['One line', [paragraph({ text: 'One line' })]],
    ['One\n\nTwo', [paragraph({ text: 'One' }), paragraph({ text: 'Two' })]],
    ['One\nline', [paragraph({ text: 'One line' })]],
    [
      'Before:\n- a\n- b',
      [paragraph({ text: 'Before:' }), { type: 'list', items: [[{ text: 'a' }], [{ text: 'b' }]] }],
    ],
    [
      'Press **Publish** or *wait*, `⌘P`.',
      [
        paragraph(
          { text: 'Press ' },
          { text: 'Publish', bold: true },
          { text: ' or ' },
          { text: 'wait', italic: true },
          { text: ', ' },
          { text: '⌘P', code: true },
          { text: '.' },
        ),
      ],
    ],
    [
      'See [the **docs**](https://example.test/a).',
      [
        paragraph(
          { text: 'See ' },
          { text: 'the ', href: 'https://example.test/a' },
          { text: 'docs', bold: true, href: 'https://example.test/a' },
          { text: '.' },
        ),
      ],
    ],
    ['2 * 3 * 4', [paragraph({ text: '2 * 3 * 4' })]],
    ['a \\*star\\* and a [bracket', [paragraph({ text: 'a *star* and a [bracket' })]],
    ['**open', [paragraph({ text: '**open' })]],
  ])('reads %j', (text, blocks) => {
    expect(textToBlocks(text)).toEqual(blocks)
  })
})

const word = fc.stringMatching(/^[a-z*`\\[\]()-]{1,6}( [a-z*]{1,4}){0,2}$/)
const inline: fc.Arbitrary<Inline> = fc.record(
  {
    text: word,
    bold: fc.constant(true),
    italic: fc.constant(true),
    code: fc.constant(true),
    href: fc.constantFrom('https://example.test/', '/a(b)', 'mailto:a@b.test'),
  },
  { requiredKeys: ['text'] },
)
/** Separated by plain text, as neighbours of one style are one inline anyway. */
const line = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((inlines) => inlines.flatMap((each) => [each, { text: ' and ' }]).slice(0, -1))
  .filter((inlines) => inlines.every((each, at) => at % 2 === 1 || Object.keys(each).length > 1))
const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((children): Block => ({ type: 'paragraph', children })),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items): Block => ({ type: 'list', items })),
)

describe('blocksToText', () => {
  it('writes what reads back as the same blocks', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        expect(textToBlocks(blocksToText(blocks))).toEqual(blocks)
      }),
    )
  })

  it('keeps a paragraph that begins with a dash a paragraph', () => {
    const blocks = [paragraph({ text: '- not a list' })]
    expect(textToBlocks(blocksToText(blocks))).toEqual(blocks)
  })
})
