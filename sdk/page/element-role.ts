/** Which elements have a role without saying so; the first that matches decides. */
const IMPLICIT: readonly [selector: string, role: string][] = [
  ['button, summary, input:is([type=button],[type=submit],[type=reset],[type=image])', 'button'],
  ['a[href], area[href]', 'link'],
  ['input[type=checkbox]', 'checkbox'],
  ['input[type=radio]', 'radio'],
  ['input[type=range]', 'slider'],
  ['input[type=number]', 'spinbutton'],
  ['input[type=search]', 'searchbox'],
  [
    'input:not([type=hidden],[type=file],[type=color],[type=date],[type=password]), textarea',
    'textbox',
  ],
  ['select:is([multiple],[size]:not([size="1"]))', 'listbox'],
  ['select', 'combobox'],
  ['h1, h2, h3, h4, h5, h6', 'heading'],
  ['nav', 'navigation'],
  ['main', 'main'],
  ['aside', 'complementary'],
  ['header:not(:is(article,aside,main,nav,section) *)', 'banner'],
  ['footer:not(:is(article,aside,main,nav,section) *)', 'contentinfo'],
  ['search', 'search'],
  ['form', 'form'],
  ['section:is([aria-label],[aria-labelledby],[title])', 'region'],
  ['dialog', 'dialog'],
  ['img, svg', 'img'],
  ['ul, ol, menu', 'list'],
  ['li', 'listitem'],
  ['table', 'table'],
  ['tr', 'row'],
  ['td', 'cell'],
  ['th', 'columnheader'],
]

/** Landmarks, of which one or a few stand in a page and are worth naming as a place. */
const LANDMARKS = /^(banner|complementary|contentinfo|form|main|navigation|region|search|dialog)$/

/** The ARIA role of an element, said or implied by its tag; '' where it has none. */
export function elementRole(element: Element): string {
  const said = element.getAttribute('role')?.trim().split(/\s+/)[0]
  return said || (IMPLICIT.find(([selector]) => element.matches(selector))?.[1] ?? '')
}

/** A selector for everything that may have the role. */
export function selectorOfRole(role: string): string {
  const implied = IMPLICIT.filter(([, name]) => name === role).map(([selector]) => selector)
  return [`[role~="${CSS.escape(role)}"]`, ...implied].join(', ')
}

/** The landmarks an element stands in, nearest first. */
export function landmarksOf(element: Element): Element[] {
  const found: Element[] = []
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (LANDMARKS.test(elementRole(at))) found.push(at)
  }
  return found
}
