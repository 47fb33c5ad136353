// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { html, nothing, openPlace, type TemplateResult } from './html.ts'

function open(template: (value: unknown) => unknown) {
  const root = document.createElement('div')
  const show = openPlace(root)
  const draw = (value?: unknown) => {
    show(template(value))
    // Line breaks of the templates themselves.
    return root.innerHTML.replace(/\s*\n\s*/g, '')
  }
  return { root, draw }
}

describe('openPlace', () => {
  it('draws markup with its text, and texts are never markup', () => {
    const { draw } = open((value) => html`<p class="a b">Hello <b>${value}</b>!</p>`)
    expect(draw('<i>you</i>')).toBe(
      '<p class="a b" part="a b">Hello <b>&lt;i&gt;you&lt;/i&gt;</b>!</p>',
    )
  })

  it('makes one node of a text', () => {
    const { root, draw } = open((value) => html`<p>${value}</p>`)
    draw('one')
    expect(root.querySelector('p')!.childNodes).toHaveLength(1)
  })

  it('keeps the elements of the same template and changes only what differs', () => {
    const { root, draw } = open((value) => html`<p title=${value}>${value}</p>`)
    draw('one')
    const [before] = root.children
    expect(draw('two')).toBe('<p title="two">two</p>')
    expect(root.children[0]).toBe(before)
  })

  it('draws anew when the template is another one', () => {
    const { draw } = open((value) => (value ? html`<b>${value}</b>` : html`<i></i>`))
    expect([draw('x'), draw(), draw('y')]).toEqual(['<b>x</b>', '<i></i>', '<b>y</b>'])
  })

  it.each([[nothing], [undefined], [false], ['']])('shows nothing for %j', (empty) => {
    const { draw } = open((value) => html`<p>${value}</p>`)
    draw(html`<b></b>`)
    expect(draw(empty)).toBe('<p></p>')
    expect(draw(0)).toBe('<p>0</p>')
  })

  it('draws lists, longer and shorter, keeping the elements by position', () => {
    const { root, draw } = open(
      (items) =>
        html`<ul>
          ${(items as string[]).map((item) => html`<li>${item}</li>`)}
        </ul>`,
    )
    draw(['a', 'b'])
    const first = root.querySelector('li')
    expect(draw(['x'])).toBe('<ul><li>x</li></ul>')
    expect(draw(['x', 'y', 'z'])).toBe('<ul><li>x</li><li>y</li><li>z</li></ul>')
    expect(root.querySelector('li')).toBe(first)
    expect(draw([])).toBe('<ul></ul>')
  })

  it('nests templates, lists and texts beside each other', () => {
    const { draw } = open((value) => html`${'a'}${[html`<b>${value}</b>`, 'c']}${value}`)
    expect(draw(1)).toBe('a<b>1</b>c1')
    expect(draw(2)).toBe('a<b>2</b>c2')
  })

  it('fills attributes in whole and in part, takes them away for nothing, and makes classes parts', () => {
    const { draw } = open(
      (value) => html`<a href=${value} class="x ${value} y" id="to-${value}">1</a>`,
    )
    expect(draw('z')).toBe('<a href="z" class="x z y" part="x z y" id="to-z">1</a>')
    const { draw: optional } = open((value) => html`<a href=${value} aria-expanded=${!value}></a>`)
    expect(optional('z')).toBe('<a href="z" aria-expanded="false"></a>')
    expect(optional(nothing)).toBe('<a aria-expanded="true"></a>')
  })

  it('sets boolean attributes and properties', () => {
    const { root, draw } = open(
      (value) => html`<input ?disabled=${value === 'off'} .value=${value} /><br /><i></i>`,
    )
    draw('off')
    const input = root.querySelector('input')!
    expect([input.disabled, input.value]).toEqual([true, 'off'])
    draw('on')
    expect([input.disabled, input.value, root.children.length]).toEqual([false, 'on', 3])
  })

  it('leaves a property alone that did not change, whatever a person typed since', () => {
    const { root, draw } = open((value) => html`<input .value=${'a'} title=${value} />`)
    draw(1)
    root.querySelector('input')!.value = 'typed'
    draw(2)
    expect(root.querySelector('input')!.value).toBe('typed')
  })

  it('calls the newest listener, and only that', () => {
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const { root, draw } = open((value) => html`<button @click=${value}></button>`)
    draw(first)
    draw(second)
    root.querySelector('button')!.click()
    expect([first, second].map((listener) => listener.mock.calls.length)).toEqual([0, 1])
  })

  it('draws SVG as SVG, and what follows as HTML', () => {
    const { root, draw } = open(
      (value) =>
        html`<svg viewBox="0 0 2 2">
            <path d=${value} />
            <g><circle /></g>
          </svg>
          <p></p>`,
    )
    draw('M0 0')
    expect(root.querySelector('circle')!.namespaceURI).toMatch(/svg$/)
    expect(root.querySelector('svg')!.getAttribute('viewBox')).toBe('0 0 2 2')
    expect(root.querySelector('p')!.namespaceURI).toMatch(/xhtml$/)
    expect(root.children.length).toBe(2)
  })

  it('reads attributes over several lines, and a value with a greater-than sign', () => {
    const template = (): TemplateResult => html`<p title="a > b" lang="en">text</p>`
    expect(open(template).draw()).toBe('<p title="a > b" lang="en">text</p>')
  })
})
