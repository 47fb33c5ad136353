const protocols = ['https:', 'http:', 'mailto:', 'tel:']

/**
 * The address as the browser will follow it, or null when it is none or of another protocol than
 * http, https, mailto and tel. Relative addresses need `base`. Decides on what the URL parser made of
 * it, since that is what drops the spaces, line ends and capitals of ` Java\nScript:`. Ask when an
 * address is saved and again when it is shown; where it leads to is not judged.
 */
export function safeUrl(url: string, base?: string): string | null {
  try {
    const { protocol, href } = new URL(url, base)
    return url.trim() && protocols.includes(protocol) ? href : null
  } catch {
    return null
  }
}
