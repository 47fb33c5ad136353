import { html, nothing, type TemplateResult } from './html.ts'
import type { Block, Inline } from '#contract/localized-text'
import { safeUrl } from '#contract/rules/safe-url'

/** Draws content blocks. Texts become text nodes; there is no HTML to clean. */
export function renderBlocks(blocks: Block[]): TemplateResult | typeof nothing {
  if (!blocks.length) return nothing
  return html`<div class="body">${blocks.map(renderBlock)}</div>`
}

function renderBlock(block: Block): TemplateResult {
  return block.type === 'list'
    ? html`<ul>
        ${block.items.map((item) => html`<li>${item.map(renderInline)}</li>`)}
      </ul>`
    : html`<p>${block.children.map(renderInline)}</p>`
}

function renderInline({ text, bold, italic, code, href }: Inline): unknown {
  let part: unknown = text
  if (code) part = html`<code>${part}</code>`
  if (italic) part = html`<em>${part}</em>`
  if (bold) part = html`<strong>${part}</strong>`
  const url = href === undefined ? null : safeUrl(href, location.href)
  if (!url) return part
  return new URL(url).origin === location.origin
    ? html`<a href=${url}>${part}</a>`
    : html`<a href=${url} target="_blank" rel="noopener noreferrer">${part}</a>`
}
