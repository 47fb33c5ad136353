import type { GuideDraft } from '#contract/guide'
import type { Inline, LocalizedBlocks } from '#contract/localized-text'
import { safeUrl } from '#contract/rules/safe-url'
import type { FieldErrors } from '../errors.ts'

/** Addresses may be relative to the page that shows them; which page that is does not matter here. */
const SOME_PAGE = 'https://page.invalid/'

/** Every address in a guide that is none, or could run a script. Pure. */
export function listUnsafeUrls(draft: GuideDraft): FieldErrors {
  return listUrls(draft)
    .filter(({ url }) => safeUrl(url, SOME_PAGE) === null)
    .map(({ path }) => ({ path, message: 'Use an http, https, mailto or tel address' }))
}

interface FoundUrl {
  url: string
  path: string
}

function listUrls(draft: GuideDraft): FoundUrl[] {
  if (draft.kind === 'tour') {
    return draft.content.steps.flatMap(({ body }, s) => urlsIn(body, `content.steps.${s}.body`))
  }
  const { intro, phases } = draft.content
  const steps = phases.flatMap((phase, p) =>
    phase.steps.flatMap(({ body, action }, s) => {
      const path = `content.phases.${p}.steps.${s}`
      const open = action?.kind === 'open' ? [{ url: action.url, path: `${path}.action.url` }] : []
      return [...urlsIn(body, `${path}.body`), ...open]
    }),
  )
  return [...urlsIn(intro, 'content.intro'), ...steps]
}

function urlsIn(localized: LocalizedBlocks | undefined, path: string): FoundUrl[] {
  return Object.entries(localized ?? {}).flatMap(([locale, blocks]) =>
    (blocks ?? []).flatMap((block, b) => {
      const at = `${path}.${locale}.${b}`
      return block.type === 'paragraph'
        ? hrefs(block.children, `${at}.children`)
        : block.items.flatMap((inlines, i) => hrefs(inlines, `${at}.items.${i}`))
    }),
  )
}

function hrefs(inlines: Inline[], path: string): FoundUrl[] {
  return inlines.flatMap(({ href }, i) =>
    href === undefined ? [] : [{ url: href, path: `${path}.${i}.href` }],
  )
}
