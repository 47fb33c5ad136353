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
    tidy(takesNoNameFromContent(element) ? '' : textOf(element)) ||
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

/** Containers and fields are not called by everything that is inside them. */
function takesNoNameFromContent(element: Element): boolean {
  return element.matches(
    'input, select, textarea, nav, main, header, footer, aside, section, form, table, ul, ol, dialog, fieldset, figure, [role=region], [role=navigation], [role=dialog], [role=group], [role=main], [role=form], [role=search]',
  )
}

/** The text of a subtree as it is spoken: without hidden parts, with names of images. */
export function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
  if (!(node instanceof Element) || node.matches('script, style, template, [aria-hidden=true], [hidden]')) {
    return ''
  }
  const label = node.getAttribute('aria-label') ?? node.getAttribute('alt')
  return label ? ` ${label} ` : [...node.childNodes].map(textOf).join(isBlock(node) ? ' ' : '')
}

/** Words in neighbouring blocks are not glued together. Told by tag: styles would cost a layout. */
function isBlock(element: Element): boolean {
  return [...element.children].some((child) => !/^(a|abbr|b|code|em|i|kbd|mark|small|strong|sub|sup|u)$/i.test(child.localName))
}
