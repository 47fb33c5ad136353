import { useLocation } from 'preact-iso'
import { applyLanguage } from '../appearance.ts'
import { withQuery } from '../use-url-state.ts'
import { currentLanguage, languages, t, type Language } from '../words/translate.ts'

/** Each language under its own name. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
}

/** For pages without the rail. */
export function LanguageLinks() {
  const { route } = useLocation()
  return (
    <nav class="row" aria-label={t('app.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          class="button button-quiet"
          lang={language}
          aria-pressed={language === currentLanguage()}
          onClick={() => {
            void applyLanguage(language).then(() => route(withQuery({ lang: language }), true))
          }}
        >
          {languageNames[language]}
        </button>
      ))}
    </nav>
  )
}
