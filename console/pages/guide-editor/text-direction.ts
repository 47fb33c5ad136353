const rightToLeftScripts = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']

/** The way a language is written, by its usual script. `language` is BCP 47; nonsense is `ltr`. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  try {
    const { script = '' } = new Intl.Locale(language).maximize()
    return rightToLeftScripts.includes(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
