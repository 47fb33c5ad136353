// Runs inside the preview's frame, in a world of its own: a page of some product, drawn for the
// occasion, with the SDK's real surface on it. It must import nothing, or that would run there too.
import type { Locator } from '#contract/locator'
import type { SurfaceName, SurfaceView } from '#contract/surface-view'
import type { SdkWords } from './load-surface.ts'
import type { PreviewPicture } from './preview-scene.ts'

/** Where this very file is served, so that the frame can load it. */
export const address = import.meta.url

export interface PreviewOptions {
  surface: SurfaceName
  /** Address of the surface's chunk. */
  chunk: string
  locale: string
  direction: 'ltr' | 'rtl'
  words: SdkWords
  accent: string
  scheme: 'page' | 'light' | 'dark'
  corner: 'start' | 'end'
  onAction: (name: string, argument: unknown) => void
}

export interface Preview {
  /** The page is drawn with the picture's target, or with a place for what stands in it. */
  update(picture: PreviewPicture): void
}

declare global {
  interface Window {
    openMilepostPreview?: typeof openPreview
  }
}

interface Surface {
  mount(
    host: object,
    actions: object,
    surface: SurfaceName,
  ): {
    update(view: SurfaceView): void
  }
}

async function openPreview(options: PreviewOptions): Promise<Preview> {
  const surface: Surface = await import(/* @vite-ignore */ options.chunk)
  const frame = document.createElement('milepost-root')
  const root = frame.attachShadow({ mode: 'open' })
  const page = document.createElement('div')
  page.className = 'page'
  document.documentElement.dir = options.direction
  document.body.replaceChildren(page, frame)
  drawPage(page, null, false)
  let drawn = ''
  let slot: Element | null = null
  const mounted = surface.mount(
    {
      root,
      locale: options.locale,
      direction: options.direction,
      words: options.words,
      accent: options.accent,
      scheme: options.scheme,
      corner: options.corner,
      report: (code: string) => options.onAction('report', code),
    },
    actionsThat(options.onAction),
    options.surface,
  )
  return {
    update({ view, target, inline = false }) {
      const wanted = JSON.stringify([target, inline])
      if (wanted !== drawn) slot = drawPage(page, target, inline)
      drawn = wanted
      mounted.update('inline' in view ? { ...view, inline: slot } : view)
    },
  }
}

/** The actions of every surface, as `sdk/surface.ts` names them. */
const actionNames = [
  'act',
  'skip',
  'mark',
  'linkTo',
  'snooze',
  'minimise',
  'open',
  'dismiss',
  'next',
  'back',
  'close',
  'branch',
  'targetClicked',
  'targetHealth',
  'answer',
  'askLater',
  'choose',
  'askForHelp',
]

/** Tells what was pressed. A link for a colleague leads to the page in the frame, which is none. */
function actionsThat(tell: PreviewOptions['onAction']): object {
  return Object.fromEntries(
    actionNames.map((name) => [
      name,
      (argument: unknown) => {
        tell(name, argument)
        return '#'
      },
    ]),
  )
}

/**
 * Bars where text would be, and the one element that a guide points at. `inline`: with a place for a
 * guide between them, which is the answer.
 */
function drawPage(page: HTMLElement, target: Locator | null, inline: boolean): Element | null {
  const head = bars('head', 3)
  const body = landmarkFor(target)
  const slot = inline ? document.createElement('div') : null
  if (slot) slot.className = 'slot'
  body.append(bars('text', inline ? 2 : 4))
  if (target) body.append(elementFor(target))
  if (slot) body.append(slot)
  body.append(bars('text', 5))
  page.replaceChildren(head, body)
  return slot
}

function bars(look: string, count: number): HTMLElement {
  const block = document.createElement('div')
  block.className = `bars ${look}`
  for (let index = 0; index < count; index += 1) block.append(document.createElement('span'))
  return block
}

const landmarkTags: Readonly<Record<string, string>> = {
  main: 'main',
  navigation: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  form: 'form',
  search: 'search',
  region: 'section',
}

function landmarkFor(target: Locator | null): HTMLElement {
  const { role = 'main', name } = target?.landmark ?? {}
  const element = document.createElement(landmarkTags[role] ?? 'div')
  if (!(role in landmarkTags)) element.setAttribute('role', role)
  if (name !== undefined) element.setAttribute('aria-label', name)
  element.classList.add('body')
  return element
}

const roleTags: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'a',
  textbox: 'input',
  heading: 'h2',
}

/** Something that the locator finds: of its kind, with its name and its stable attributes. */
function elementFor({ role = '', tag, name, text, attributes = {} }: Locator): HTMLElement {
  const element = document.createElement(roleTags[role] ?? knownTag(tag))
  if (!(role in roleTags) && role !== '') element.setAttribute('role', role)
  for (const [key, value] of Object.entries(attributes)) {
    // Never a handler: a locator is content, and content does not run.
    if (/^(id|class|name|type|title|placeholder|data-[\w-]+|aria-[\w-]+)$/.test(key)) {
      element.setAttribute(key, value)
    }
  }
  if (element instanceof HTMLAnchorElement) element.href = '#'
  if (element instanceof HTMLInputElement) element.setAttribute('aria-label', name ?? text ?? '')
  else element.textContent = name ?? text ?? '…'
  element.classList.add('target')
  element.addEventListener('click', (event) => event.preventDefault())
  return element
}

function knownTag(tag: string | undefined): string {
  return tag !== undefined && /^(a|button|input|h[1-6]|div|span|section|li)$/.test(tag)
    ? tag
    : 'button'
}

const looks = `
  :root { height: 100%; }
  body { min-height: 100%; margin: 0; font: 14px/1.5 system-ui, sans-serif; }
  .page { padding: 20px 24px; color: light-dark(#1c2230, #e7eaf2); }
  .bars { display: grid; gap: 10px; }
  .bars span { height: 10px; border-radius: 5px; background: light-dark(#e4e7ee, #2b3140); }
  .bars span:nth-child(2n) { width: 78%; }
  .bars span:nth-child(3n) { width: 58%; }
  .head { grid-template-columns: 60px 60px 60px; padding-bottom: 18px; }
  .body { display: grid; gap: 20px; justify-items: start; }
  .body .bars, .slot { width: 100%; }
  .target { margin-inline-start: 20%; }
  button.target { padding: 7px 14px; border: 1px solid light-dark(#8a93a6, #6f7890);
    border-radius: 6px; background: light-dark(#fff, #1f2430); color: inherit; font: inherit; }
`

// Only in the preview's own frame; where the console loads this file, it just learns the address.
if (window.frameElement?.hasAttribute('data-preview')) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(looks)
  document.adoptedStyleSheets = [sheet]
  window.openMilepostPreview = openPreview
}
