import { noThrow } from '../page/no-throw.ts'

/** What a template says now: the same strings drawn again only change what differs. */
export interface TemplateResult {
  strings: TemplateStringsArray
  values: unknown[]
}

/** A place in the page that shows what it was last given. */
export type Place = (value: unknown) => void

/** No content, or no attribute. */
export const nothing = null

/**
 * Markup with holes, in the words of lit-html: content (`${text}`, a template, a list of either),
 * `name=${…}`, `name="a ${b}"`, `?name=${…}`, `.property=${…}` and `@event=${…}`. Values become text
 * nodes, attributes and properties; nothing is parsed by the browser, so no policy of Trusted Types
 * is asked for. Attributes are quoted or without spaces; entities and comments are not known.
 */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult => ({
  strings,
  values,
})

const HOLE = '\0'
const TOKENS = /<\/.+?>|<([\w-]+)((?:"[^"]*"|[^">])*?)(\/?)>|\0|[^<\0]+/g
const ATTRIBUTES = /([^\s=]+)(?:=(?:"([^"]*)"|(\S+)))?/g
const VOID = /^(input|img|br)$/
const SVG = 'http://www.w3.org/2000/svg'

/** Opens a place at the end of a node. A text needs no other node than the one that ends it. */
export function openPlace(parent: Node): Place {
  const end = parent.appendChild(new Text())
  let start: Text | undefined
  let shape: unknown
  let show = openText(end)
  return (value) => {
    const next = shapeOf(value)
    if (next !== shape) {
      shape = next
      if (!start) end.before((start = new Text()))
      while (start.nextSibling !== end) start.nextSibling!.remove()
      end.data = ''
      const content = new DocumentFragment()
      show =
        next === Array
          ? openList(end)
          : next
            ? openTemplate(content, next as TemplateStringsArray)
            : openText(end)
      end.before(content)
    }
    show(value)
  }
}

/** Templates are known by their strings, which are the same array each time. */
const shapeOf = (value: unknown) =>
  Array.isArray(value) ? Array : (value as TemplateResult | null)?.strings

function openText(text: Text): Place {
  let known: unknown
  return (value) => {
    if (value !== known) text.data = (value === false ? '' : (value ?? '')) as string
    known = value
  }
}

/** Places that a shorter list leaves over stay empty, for the next longer one. */
function openList(end: Text): Place {
  const places: Place[] = []
  return (value) => {
    const items = value as unknown[]
    while (places.length < items.length) {
      const content = new DocumentFragment()
      places.push(openPlace(content))
      end.before(content)
    }
    places.forEach((place, index) => place(items[index]))
  }
}

function openTemplate(parent: Node, strings: TemplateStringsArray): Place {
  const places: Place[] = []
  let at = parent
  for (const [token, name, attributes = '', isClosed] of strings.join(HOLE).matchAll(TOKENS)) {
    if (name) {
      const element =
        name === 'svg' || (at as Element).namespaceURI === SVG
          ? document.createElementNS(SVG, name)
          : document.createElement(name)
      for (const [, key, quoted, bare = ''] of attributes.matchAll(ATTRIBUTES)) {
        openAttribute(element, key!, (quoted ?? bare).split(HOLE), places)
      }
      at.appendChild(element)
      if (!isClosed && !VOID.test(name)) at = element
    } else if (token === HOLE) places.push(openPlace(at))
    else if (token.startsWith('<')) at = at.parentNode!
    else at.appendChild(new Text(token))
  }
  let known: unknown[] | undefined
  return (value) => {
    const { values } = value as TemplateResult
    places.forEach((place, index) => {
      if (!known || known[index] !== values[index]) place(values[index])
    })
    known = values
  }
}

function openAttribute(element: Element, name: string, pieces: string[], places: Place[]): void {
  const key = name.slice(1)
  if (name.startsWith('@')) {
    let listener: (event: Event) => void
    element.addEventListener(
      key,
      noThrow((event) => listener(event)),
    )
    places.push((value) => (listener = value as typeof listener))
  } else if (name.startsWith('?')) {
    places.push((value) => void element.toggleAttribute(key, Boolean(value)))
  } else if (name.startsWith('.')) {
    places.push((value) => Reflect.set(element, key, value))
  } else {
    const values: unknown[] = []
    const [first, ...others] = pieces
    const write = () => {
      const text = others.reduce<string>(
        (text, piece, index) => text + values[index] + piece,
        first!,
      )
      element.setAttribute(name, text)
      // The classes are the parts too: whatever our style sheets reach, the page's may.
      if (name === 'class') element.setAttribute('part', text)
    }
    if (!others.length) write()
    others.forEach((_, index) =>
      places.push((value) => {
        values[index] = value
        if (value == null) element.removeAttribute(name)
        // The first time, its other holes are still to come.
        else if (values.length === others.length) write()
      }),
    )
  }
}
