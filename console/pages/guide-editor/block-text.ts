import type { Block, Inline } from '#contract/localized-text'

/**
 * Content is a tree of known blocks; an author sees it as text: an empty line between blocks, "- "
 * before items of a list, **bold**, *italic*, `code`, [words](address). A backslash keeps a sign.
 */
export function blocksToText(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.type === 'paragraph'
        ? guardStart(inlinesToText(block.children))
        : block.items.map((item) => `- ${inlinesToText(item)}`).join('\n'),
    )
    .join('\n\n')
}

export function textToBlocks(text: string): Block[] {
  return text
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .flatMap((part) => (part.trim() === '' ? [] : partToBlocks(part)))
}

/** Lines of one part: runs of "- " lines are a list, other lines run together into a paragraph. */
function partToBlocks(part: string): Block[] {
  const blocks: Block[] = []
  for (const line of part.split('\n')) {
    if (line.trim() === '') continue
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item !== undefined) {
      if (last?.type === 'list') last.items.push(textToInlines(item))
      else blocks.push({ type: 'list', items: [textToInlines(item)] })
    } else if (last?.type === 'paragraph') {
      last.children = textToInlines(`${inlinesToText(last.children)} ${line.trim()}`)
    } else blocks.push({ type: 'paragraph', children: textToInlines(line.trimStart()) })
  }
  return blocks
}

/** A paragraph that begins like a list item says so. */
function guardStart(text: string): string {
  return text.replace(/^(\s*)-(?=\s)/, '$1\\-')
}

function inlinesToText(inlines: readonly Inline[]): string {
  return inlines.map(inlineToText).join('')
}

function inlineToText({ text, bold, italic, code, href }: Inline): string {
  let written = text.replaceAll('\n', ' ').replace(/[\\*`[\]]/g, '\\$&')
  if (written === '') return ''
  if (code) written = `\`${written}\``
  if (italic) written = `*${written}*`
  if (bold) written = `**${written}**`
  if (href !== undefined) written = `[${written}](${href.replace(/[\\)]/g, '\\$&')})`
  return written
}

type Style = Omit<Inline, 'text'>

function textToInlines(text: string, style: Style = {}): Inline[] {
  const inlines: Inline[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') inlines.push({ text: plain, ...style })
    plain = ''
  }
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    if (rest[0] === '\\' && rest.length > 1) {
      plain += rest[1]
      at += 2
      continue
    }
    const found = matchMark(rest, style)
    if (!found) {
      plain += rest[0]
      at += 1
      continue
    }
    flush()
    inlines.push(...textToInlines(found.inner, { ...style, ...found.style }))
    at += found.length
  }
  flush()
  return inlines
}

/** One or more signs that are kept by a backslash or are none of the closing ones. */
const inside = String.raw`((?:\\[\s\S]|[^\\])+?)`
const marks: [pattern: RegExp, style: (match: RegExpExecArray) => Style, once: keyof Style][] = [
  [
    new RegExp(String.raw`^\[${inside}\]\(((?:\\[\s\S]|[^\\)\s])+)\)`),
    (match) => ({ href: (match[2] ?? '').replace(/\\([\\)])/g, '$1') }),
    'href',
  ],
  [new RegExp(String.raw`^\*\*(?=\S)${inside}\*\*(?!\*)`), () => ({ bold: true }), 'bold'],
  [new RegExp(String.raw`^\*(?=\S)${inside}\*`), () => ({ italic: true }), 'italic'],
  [new RegExp(String.raw`^\`${inside}\``), () => ({ code: true }), 'code'],
]

function matchMark(rest: string, style: Style) {
  for (const [pattern, styleOf, once] of marks) {
    if (style[once] !== undefined) continue
    const match = pattern.exec(rest)
    const inner = match?.[1]
    if (match && inner !== undefined)
      return { inner, style: styleOf(match), length: match[0].length }
  }
  return null
}
