import { noThrow } from '../page/no-throw.ts'

/** One of a surface's actions by its name, and what goes along. */
export type Wish<Actions> = {
  [Name in keyof Actions]: Actions[Name] extends (...args: infer Args) => void
    ? [Name, ...Args]
    : never
}[keyof Actions]

/** What the person asked of an element. */
type Intent = CustomEvent<[string, ...unknown[]]>

/** Fires what the person asked for: `want<SurveyActions>(this, 'askLater')`. */
export function want<Actions>(element: HTMLElement, ...wish: Wish<Actions>): void {
  element.dispatchEvent(new CustomEvent('intent', { detail: wish }))
}

/** Has the actions of a surface follow what is asked of its element. */
export function obey(element: HTMLElement, actions: object): void {
  element.addEventListener(
    'intent',
    noThrow((event: Event) => {
      const [name, ...args] = (event as Intent).detail
      ;(actions as Record<string, (...args: unknown[]) => void>)[name]!(...args)
    }),
  )
}
