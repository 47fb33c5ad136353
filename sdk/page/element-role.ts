/** The role that a tag has by itself, as `role:tags`. */
const BY_TAG = lookup(
  'button:button,summary;link:a,area;textbox:textarea;combobox:select;heading:h1,h2,h3,h4,h5,h6;navigation:nav;main:main;complementary:aside;banner:header;contentinfo:footer;search:search;form:form;region:section;dialog:dialog;img:img,svg;list:ul,ol,menu;listitem:li;table:table;row:tr;cell:td;columnheader:th',
)
const BY_INPUT_TYPE = lookup(
  'button:button,submit,reset,image;checkbox:checkbox;radio:radio;slider:range;spinbutton:number;searchbox:search;textbox:text,email,tel,url,month,time,week,datetime-local',
)

/** Landmarks, of which one or a few stand in a page and are worth naming as a place. */
const LANDMARKS = /^(banner|complementary|contentinfo|form|main|navigation|region|search|dialog)$/

function lookup(roles: string): Map<string, string> {
  return new Map(
    roles.split(';').flatMap((entry) => {
      const [role = '', names = ''] = entry.split(':')
      return names.split(',').map((name) => [name, role] as const)
    }),
  )
}

/** The ARIA role of an element, said or implied by its tag; '' where it has none. */
export function elementRole(element: Element): string {
  const said = element.getAttribute('role')?.trim()
  if (said) return said.split(/\s+/)[0]!
  const { localName } = element
  if (localName === 'input') return BY_INPUT_TYPE.get((element as HTMLInputElement).type) ?? ''
  if (
    (localName === 'a' && !element.hasAttribute('href')) ||
    (localName === 'section' && !element.matches('[aria-label],[aria-labelledby],[title]')) ||
    (/^(head|foot)er$/.test(localName) &&
      element.parentElement?.closest('article,aside,main,nav,section'))
  )
    return ''
  if (localName === 'select' && element.matches('[multiple],[size]:not([size="1"])'))
    return 'listbox'
  return BY_TAG.get(localName) ?? ''
}

/** Whether it is a landmark, and which. */
export function landmarkRole(element: Element): string | null {
  const role = elementRole(element)
  return LANDMARKS.test(role) ? role : null
}
