/** What a page condition looks at. */
export type UrlPart = 'url' | 'path' | 'host' | 'query' | 'hash'

/**
 * A part of an absolute address, without its mark (`?`, `#`); undefined when it is empty or the
 * address is none. Percent-encoded paths are decoded, so that rules are written as people read them.
 */
export function urlPart(url: string, part: UrlPart): string | undefined {
  if (part === 'url') return url
  try {
    const { pathname, host, search, hash } = new URL(url)
    if (part === 'path') return decoded(pathname)
    return (part === 'host' ? host : (part === 'query' ? search : hash).slice(1)) || undefined
  } catch {
    return undefined
  }
}

/** Whether the whole text is the pattern, in which `*` stands for any run of characters, also none. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*')
  const end = rest.pop()
  if (end === undefined) return text === pattern
  if (!text.startsWith(start)) return false
  let at = start.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length >= at + end.length && text.endsWith(end)
}

/**
 * Whether the path of an address is the prefix or lies below it: `/projects` takes `/projects` and
 * `/projects/7`, not `/projects-old`. `*` as in patterns; an empty prefix takes every page.
 */
export function matchesPathPrefix(url: string, prefix: string): boolean {
  const path = urlPart(url, 'path')
  const own = decoded(prefix).replace(/\/+$/, '')
  return (
    path !== undefined && (matchesPattern(path, own) || matchesPattern(path, `${own}/*`) || !own)
  )
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
