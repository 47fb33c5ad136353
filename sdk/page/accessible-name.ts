import { elementRole } from './element-role.ts'

/** Roles named by what is in them; containers and fields are not. No role at all: the text counts. */
const CALLED_BY_CONTENT =
  /^(|button|link|heading|checkbox|radio|switch|option|tab|treeitem|menuitem.*|cell|row|columnheader|listitem|tooltip)$/

/** White space as a reader hears it. */
export function tidy(text: string | null | undefined): string {
  return text ? text.replace(/\s+/g, ' ').trim() : ''
}

/**
 * What assistive technology calls an element: the parts of the accname rules that controls in real
 * pages use (labelledby, label, native label, alternative text, content). Reads no layout.
 */
export function accessibleName(element: Element): string {
  return (
    tidy(labelledBy(element)) ||
    tidy(element.getAttribute('aria-label')) ||
    tidy(nativeName(element)) ||
    tidy(CALLED_BY_CONTENT.test(elementRole(element)) ? textOf(element) : '') ||
    tidy(element.getAttribute('title')) ||
    tidy(element.getAttribute('placeholder'))
  )
}

function labelledBy(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')
  if (!ids) return ''
  const scope = element.getRootNode() as Document | ShadowRoot
  return ids
    .split(/\s+/)
    .flatMap((id) => scope.getElementById?.(id) ?? [])
    .map(textOf)
    .join(' ')
}

function nativeName(element: Element): string {
  if (element instanceof HTMLInputElement && /^(button|submit|reset)$/.test(element.type)) {
    return element.value
  }
  if (element.hasAttribute('alt')) return element.getAttribute('alt')!
  // Asked of fields only: the browser walks the document for it.
  if (element.matches('input, select, textarea')) {
    return [...((element as HTMLInputElement).labels ?? [])].map(textOf).join(' ')
  }
  // `fieldset`, `table` and `figure` are named by their caption.
  const caption = [...element.children].find((child) =>
    /^(legend|caption|figcaption|title)$/.test(child.localName),
  )
  return caption ? textOf(caption) : ''
}

/** The text of a subtree as it is spoken: without hidden parts, with names of images. */
export function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
  if (
    !(node instanceof Element) ||
    node.matches('script, style, template, [aria-hidden=true], [hidden]')
  ) {
    return ''
  }
  const label = node.getAttribute('aria-label') ?? node.getAttribute('alt')
  return label ? ` ${label} ` : [...node.childNodes].map(textOf).join(isBlock(node) ? ' ' : '')
}

/** Words in neighbouring blocks are not glued together. Told by tag: styles would cost a layout. */
function isBlock(element: Element): boolean {
  return [...element.children].some(
    (child) => !/^(a|abbr|b|code|em|i|kbd|mark|small|strong|sub|sup|u)$/i.test(child.localName),
  )
}
