import type { GuideDraft } from '#contract/guide'
import type { Locale } from '#contract/localized-text'
import { languageNames } from '../../components/language-links.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { languages, t } from '../../words/translate.ts'
import { countMissingTexts } from './missing-texts.ts'

/** Whose texts are edited; a language that lacks some says how many. */
export function LanguageChoice(props: {
  draft: GuideDraft
  language: Locale
  onLanguage: (language: Locale) => void
}) {
  return (
    <Segmented
      label={t('editor.language')}
      value={props.language}
      options={languages.map((value) => {
        const count = countMissingTexts(props.draft, value)
        const language = languageNames[value]
        return {
          value,
          label: count === 0 ? language : t('editor.languageMissing', { language, count }),
        }
      })}
      onValue={props.onLanguage}
    />
  )
}
