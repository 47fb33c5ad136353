import type { GuideDraft } from '#contract/guide'
import type { Inline, LocalizedBlocks } from '#contract/localized-text'
import { safeUrl } from '#contract/rules/safe-url'
import type { FieldErrors } from '../errors.ts'
import { partsOf, type Part } from './guide-parts.ts'

/** Addresses may be relative to the page that shows them; which page that is does not matter here. */
const SOME_PAGE = 'https://page.invalid/'

/** Every address in a guide that is none, or could run a script: links, buttons, pictures. Pure. */
export function listUnsafeUrls(draft: GuideDraft): FieldErrors {
  return listUrls(draft)
    .filter(({ value }) => safeUrl(value, SOME_PAGE) === null)
    .map(({ path }) => ({ path, message: 'Use an http, https, mailto or tel address' }))
}

function listUrls(draft: GuideDraft): Part<string>[] {
  const { bodies, optionalBodies, actions, urls } = partsOf(draft)
  return [
    ...[...bodies, ...optionalBodies].flatMap(({ value, path }) => urlsIn(value, path)),
    ...actions.flatMap(({ value, path }) =>
      value.kind === 'open' ? [{ value: value.url, path: `${path}.url` }] : [],
    ),
    ...urls,
  ]
}

function urlsIn(localized: LocalizedBlocks, path: string): Part<string>[] {
  return Object.entries(localized).flatMap(([locale, blocks]) =>
    (blocks ?? []).flatMap((block, b) => {
      const at = `${path}.${locale}.${b}`
      return block.type === 'paragraph'
        ? hrefs(block.children, `${at}.children`)
        : block.items.flatMap((inlines, i) => hrefs(inlines, `${at}.items.${i}`))
    }),
  )
}

function hrefs(inlines: Inline[], path: string): Part<string>[] {
  return inlines.flatMap(({ href }, i) =>
    href === undefined ? [] : [{ value: href, path: `${path}.${i}.href` }],
  )
}
