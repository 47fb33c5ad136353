import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, vi } from 'vitest'
import { Console } from '../../console/console.tsx'
import { forgetResources } from '../../console/use-resource.ts'
import { speak, type Language } from '../../console/words/translate.ts'
import { eventually } from './eventually.ts'
import { createFakeFetch } from './fake-fetch.ts'
import { signedInMember } from './signed-in-member.ts'

/**
 * The whole console at an address of the production environment, on a network that answers as told.
 * Answers by path; `/api/v1/me` is there.
 */
export async function openConsolePage(
  path: string,
  answers: Parameters<typeof createFakeFetch>[0],
  language: Language = 'en',
): Promise<{ asked: string[] }> {
  const network = createFakeFetch({ '/api/v1/me': () => signedInMember({}), ...answers })
  vi.stubGlobal('fetch', network.fetch)
  history.replaceState(null, '', `/w/brightboard/production${path}`)
  await speak(language)
  const host = document.body.appendChild(document.createElement('div'))
  await act(() => render(<Console />, host))
  return { asked: network.asked }
}

/** Waits until the page says so. */
export async function seeing(text: string | RegExp): Promise<void> {
  await eventually(async () => {
    await act(() => {})
    expect(document.body.textContent).toMatch(text)
  })
}

/** Waits until there is such an element; by its own words or label, if given. */
export async function finding(selector: string, words?: string | RegExp): Promise<HTMLElement> {
  return eventually(async () => {
    await act(() => {})
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => {
      const said = element.getAttribute('aria-label') ?? element.textContent
      return words === undefined || (typeof words === 'string' ? said === words : words.test(said))
    })
    if (!found) throw new Error(`There is no ${selector} "${String(words ?? '')}"`)
    return found
  })
}

export async function clickOn(selector: string, words?: string | RegExp): Promise<void> {
  const element = await finding(selector, words)
  await act(() => element.click())
}

/** Types over what a field holds. */
export async function typeInto(selector: string, text: string): Promise<void> {
  const field = await finding(selector)
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) {
    throw new Error(`${selector} is no field`)
  }
  await act(() => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Takes the page away with all that it knew. For `afterEach`. */
export async function closeConsolePage(): Promise<void> {
  // What effects do on the way out belongs to this page, not to the next one.
  await act(() => {
    for (const host of document.body.children) render(null, host)
  })
  document.body.replaceChildren()
  localStorage.clear()
  forgetResources()
  vi.unstubAllGlobals()
  await speak('en')
}
