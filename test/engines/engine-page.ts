/** One page in one browser engine: the little that every way of driving a browser can do. */
export interface EnginePage {
  open(url: string): Promise<void>
  /** Runs a function in the page; arguments and answer are JSON. */
  run<Args extends unknown[], Answer>(
    script: (...args: Args) => Answer,
    ...args: Args
  ): Promise<Answer>
  /** A real click, at a point of the window in CSS px. */
  clickAt(x: number, y: number): Promise<void>
  /** Real keys into what has the focus: a text, or `Escape`, `Tab`, `Enter`. */
  press(keys: string): Promise<void>
  /** Ends the page and its browser. */
  close(): Promise<void>
}

/** What is looked for: a CSS selector, through open shadow roots, and a text it holds. */
export interface Sought {
  selector: string
  text?: string
}

/** Asks until the answer is truthy; the test's own time limit ends it otherwise. */
export async function until<Answer>(
  ask: () => Promise<Answer | null | undefined>,
): Promise<NonNullable<Answer>> {
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Waits for something that is seen and rests, brought into view; answers its rectangle. */
export function seen(page: EnginePage, sought: Sought): Promise<Rect> {
  return until(whereItRests(page, sought))
}

/** Asks where something is; null while it is not seen, or not where it was when asked before. */
function whereItRests(page: EnginePage, sought: Sought): () => Promise<Rect | null> {
  let before = ''
  return async () => {
    const rect = await page.run(findRect, sought.selector, sought.text ?? '')
    const now = JSON.stringify(rect)
    const rests = now === before
    before = now
    return rests ? rect : null
  }
}

const PATIENCE_MS = 10_000

/**
 * Clicks something until it has shown what it is for, as a person whom nothing answered presses once
 * more: over WebDriver one click in hundreds reaches no page. Answers the rectangle of what was shown.
 */
export function clickFor(page: EnginePage, sought: Sought, wanted: Sought): Promise<Rect> {
  const whereWanted = whereItRests(page, wanted)
  let clickAtMs = 0
  return until(async () => {
    if (Date.now() > clickAtMs) {
      await click(page, sought)
      clickAtMs = Date.now() + PATIENCE_MS
    }
    return whereWanted()
  })
}

/** Waits until nothing of it is seen any more. */
export async function gone(page: EnginePage, { selector, text = '' }: Sought): Promise<void> {
  await until(async () => (await page.run(findRect, selector, text)) === null)
}

/** Clicks the middle of it as a person does. */
export async function click(page: EnginePage, sought: Sought): Promise<void> {
  const { left, top, right, bottom } = await seen(page, sought)
  await page.clickAt((left + right) / 2, (top + bottom) / 2)
}

/** Clicks into a field and types. */
export async function fill(page: EnginePage, selector: string, text: string): Promise<void> {
  await click(page, { selector })
  await page.press(text)
}

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

/** In the page: the smallest visible element that fits, or null. */
function findRect(selector: string, text: string): Rect | null {
  const found: Element[] = []
  const search = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector)) found.push(element)
      if (element.shadowRoot) search(element.shadowRoot)
    }
  }
  search(document)
  const textOf = (element: Element) =>
    [element, ...(element.shadowRoot ? element.shadowRoot.querySelectorAll('*') : [])]
      .map(({ textContent }) => textContent)
      .join(' ')
  const element = found.findLast(
    (one) => one.checkVisibility() && textOf(one).includes(text) && one.getClientRects().length > 0,
  )
  if (!element) return null
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left, top, right, bottom }
}
