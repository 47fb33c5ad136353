import { currentLanguage, languages, speak, t, type Language } from '../words/translate.ts'

const names: Record<Language, string> = { en: 'English', de: 'Deutsch', fr: 'Français' }

export function LanguageSelect() {
  return (
    <label class="language">
      <span class="unseen">{t('nav.language')}</span>
      <select
        value={currentLanguage()}
        onChange={(event) => speak(event.currentTarget.value as Language)}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {names[language]}
          </option>
        ))}
      </select>
    </label>
  )
}
