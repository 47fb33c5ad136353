import type { Block } from '#contract/localized-text'

/** Content blocks as one run of words, for live regions. */
export function plainText(blocks: Block[]): string {
  return blocks
    .flatMap((block) => (block.type === 'list' ? block.items : [block.children]))
    .map((inlines) => inlines.map(({ text }) => text).join(''))
    .join(' ')
}
