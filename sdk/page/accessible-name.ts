import { elementRole } from './element-role.ts'

/** Roles named by what is in them; containers and fields are not. No role at all: the text counts. */
const CALLED_BY_CONTENT =
  /^(|button|link|heading|checkbox|radio|switch|option|tab|treeitem|menuitem.*)$/

/** White space as a reader hears it. */
export function tidy(text: string | false | null | undefined): string {
  return text ? text.replace(/\s+/g, ' ').trim() : ''
}

/**
 * What assistive technology calls an element: the parts of the accname rules that controls in real
 * pages use (labelledby, label, native label, alternative text, content). Reads no layout.
 */
export function accessibleName(element: Element): string {
  const said = (name: string) => element.getAttribute(name)?.trim()
  return tidy(
    labelledBy(element) ||
      said('aria-label') ||
      nativeName(element) ||
      (CALLED_BY_CONTENT.test(elementRole(element)) && contentOf(element).trim()) ||
      said('title') ||
      said('placeholder'),
  )
}

function labelledBy(element: Element): string {
  const scope = element.getRootNode() as Document | ShadowRoot
  return textsOf(
    element
      .getAttribute('aria-labelledby')
      ?.split(/\s+/)
      .flatMap((id) => scope.getElementById?.(id) ?? []),
  )
}

function nativeName(element: Element): string {
  const { localName } = element
  if (localName === 'input' && elementRole(element) === 'button')
    return (element as HTMLInputElement).value || element.getAttribute('alt')!
  // Asked of fields only: the browser walks the document for it.
  if (/^(input|select|textarea)$/.test(localName))
    return textsOf((element as HTMLInputElement).labels)
  return element.getAttribute('alt') ?? ''
}

function textsOf(elements: Iterable<Element> | null | undefined): string {
  return [...(elements ?? [])].map(textOf).join(' ').trim()
}

/**
 * The text of a subtree as it is spoken: without hidden parts, with names of images. A space stands
 * between any two elements, since to tell whether they are blocks would cost a layout.
 */
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
  return [...(slotted.length ? slotted : node.childNodes)].map(textOf).join(' ')
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE
