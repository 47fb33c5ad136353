/** The role that a tag, or with a dot a type of `input`, has by itself, as `role:tags`. */
const BY_TAG = new Map(
  'button:button,summary,.button,.submit,.reset,.image;checkbox:.checkbox;radio:.radio;slider:.range;spinbutton:.number;searchbox:.search;link:a,area;textbox:textarea;combobox:select;heading:h1,h2,h3,h4,h5,h6;navigation:nav;main:main;complementary:aside;banner:header;contentinfo:footer;search:search;form:form;region:section;dialog:dialog;img:img,svg'
    .split(';')
    .flatMap((entry) => {
      const [role = '', tags = ''] = entry.split(':')
      return tags.split(',').map((tag) => [tag, role] as const)
    }),
)

/** The ARIA role of an element, said or implied by its tag; '' where it has none. */
export function elementRole(element: Element): string {
  const said = element.getAttribute('role')?.trim()
  if (said) return said.split(/\s+/)[0]!
  const { localName } = element
  if (localName === 'input')
    return BY_TAG.get(`.${(element as HTMLInputElement).type}`) ?? 'textbox'
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
