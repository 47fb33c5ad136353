import { elementRole } from './element-role.ts'

/** Roles named by what is in them; containers and fields are not. No role at all: the text counts. */
const CALLED_BY_CONTENT =
  /^(|button|link|heading|checkbox|radio|switch|option|tab|treeitem|menuitem.*|cell|row|columnheader|listitem|tooltip)$/
const INLINE = /^(a|abbr|b|code|em|i|kbd|mark|small|strong|sub|sup|u)$/
/** What is named by its first child of this kind. */
const CAPTION = /^(legend|caption|figcaption|title)$/

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
    tidy(CALLED_BY_CONTENT.test(elementRole(element)) ? contentOf(element) : '') ||
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
  const { localName } = element
  if (localName === 'input' && elementRole(element) === 'button')
    return (element as HTMLInputElement).value || element.getAttribute('alt')!
  // Asked of fields only: the browser walks the document for it.
  if (/^(input|select|textarea)$/.test(localName))
    return [...((element as HTMLInputElement).labels ?? [])].map(textOf).join(' ')
  if (localName === 'img' || localName === 'area') return element.getAttribute('alt') ?? ''
  const caption = element.firstElementChild
  return caption && CAPTION.test(caption.localName) ? textOf(caption) : ''
}

/** The text of a subtree as it is spoken: without hidden parts, with names of images. */
export function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
  // Elements of a frame are no instances of this window's classes.
  if (!isElement(node) || node.matches('script,style,template,[aria-hidden=true],[hidden]'))
    return ''
  const label = node.getAttribute('aria-label') ?? node.getAttribute('alt')
  return label ? ` ${label} ` : contentOf(node)
}

function contentOf(node: Element): string {
  const slotted = node.localName === 'slot' ? (node as HTMLSlotElement).assignedNodes() : []
  // The common case, which the browser answers 10 times faster.
  if (!node.firstElementChild && !slotted.length) return node.textContent ?? ''
  // Words in neighbouring blocks are not glued together. Told by tag: styles would cost a layout.
  const isInline = [...node.children].every(({ localName }) => INLINE.test(localName))
  return [...(slotted.length ? slotted : node.childNodes)].map(textOf).join(isInline ? '' : ' ')
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE
