/** Those that products are most often translated into; the rest follows by name. */
const commonLanguages =
  'de fr es it pt-BR nl pl sv da nb fi cs pt tr ja ko zh-Hans zh-Hant ar he uk ru el hu ro'.split(
    ' ',
  )

/** Every living language of ISO 639-1, and variants that are written differently. */
const otherLanguages =
  `aa ab af ak am an as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cv cy dv dz ee eo et eu
  fa ff fj fo fy ga gd gl gn gu gv ha hi ho hr ht hy hz id ig ii ik is iu jv ka kg ki kj kk kl km kn
  kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne ng nn nr nv ny
  oc oj om or os pa ps qu rm rn rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sw ta te tg th ti
  tk tl tn to ts tt ty ug ur uz ve vi wa wo xh yi yo za zu en-GB en-US de-AT de-CH es-419 es-MX
  fr-CA fr-CH pt-PT sr-Latn`.split(/\s+/)

export interface LanguageOffer {
  /** BCP 47. */
  tag: string
  /** In the reader's language. */
  name: string
  /** In itself. */
  ownName: string
}

/** "Portuguese (Brazil)", in itself when no reader is given; the tag where nobody knows a name. */
export function languageName(tag: string, reader = tag): string {
  try {
    const name = new Intl.DisplayNames([reader, 'en'], { type: 'language' }).of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1)
  } catch {
    return tag
  }
}

/**
 * Languages whose name, own name or tag holds what was typed: common ones first, then by name. A tag
 * that is well formed but in no list comes last, so that any language can be had.
 */
export function findLanguages(typed: string, reader: string): LanguageOffer[] {
  const wanted = typed.trim().toLocaleLowerCase(reader)
  const offer = (tag: string) => ({
    tag,
    name: languageName(tag, reader),
    ownName: languageName(tag),
  })
  const others = otherLanguages
    .map(offer)
    .sort((one, other) => one.name.localeCompare(other.name, reader))
  const found = [...commonLanguages.map(offer), ...others].filter(({ tag, name, ownName }) =>
    [tag, name, ownName].some((text) => text.toLocaleLowerCase(reader).includes(wanted)),
  )
  const own = canonicalTag(typed)
  return own === null || found.some(({ tag }) => tag === own) ? found : [...found, offer(own)]
}

/** `pt-br` as `pt-BR`; null for what is no tag that texts can be named by. */
function canonicalTag(typed: string): string | null {
  try {
    const [tag] = Intl.getCanonicalLocales(typed.trim())
    return tag !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null
  } catch {
    return null
  }
}
